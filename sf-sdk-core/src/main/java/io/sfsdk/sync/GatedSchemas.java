package io.sfsdk.sync;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaSource;

/** Schemas whose calls pass a gate. */
record GatedSchemas(SchemaSource schemas, CallGate gate) implements SchemaSource {
    @Override
    public ObjectSchema schema(String sobject) {
        gate.pass();
        return schemas.schema(sobject);
    }

    @Override
    public ObjectSchema rereadSchema(String sobject) {
        gate.pass();
        return schemas.rereadSchema(sobject);
    }
}
