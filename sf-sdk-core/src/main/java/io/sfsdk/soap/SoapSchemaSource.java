package io.sfsdk.soap;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaSource;
import java.util.List;

/** Describes objects by SOAP, each time anew: one call an object. Safe to share. */
final class SoapSchemaSource implements SchemaSource {
    private final Describes describes;

    SoapSchemaSource(Describes describes) {
        this.describes = describes;
    }

    @Override
    public ObjectSchema schema(String sobject) {
        return describes.objects(List.of(sobject)).get(0).schema();
    }

    @Override
    public ObjectSchema rereadSchema(String sobject) {
        return schema(sobject);
    }
}
