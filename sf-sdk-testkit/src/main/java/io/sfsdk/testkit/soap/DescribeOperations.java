package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.describe.DescribeWriter;
import io.sfsdk.testkit.rest.RecordTypes;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.List;

/**
 * describeGlobal, describeSObject and describeSObjects.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects.htm">describeSObjects()</a>
 */
final class DescribeOperations {
    private static final int MOST_OBJECTS = 100;

    private final SoapContext context;

    DescribeOperations(SoapContext context) {
        this.context = context;
    }

    void global(SoapCall call, XmlWriter xml) {
        DescribeXml answer = new DescribeXml(xml);
        DescribeWriter describes = new DescribeWriter("");
        xml.open("result").leaf("encoding", "UTF-8").leaf("maxBatchSize", 200);
        call.view().schema().objects().forEach(type -> answer.element("sobjects", describes.element(type)));
        xml.close();
    }

    void one(SoapCall call, XmlWriter xml) {
        describe(call, xml, call.type(call.text("sObjectType")));
    }

    void several(SoapCall call, XmlWriter xml) {
        List<String> names = call.body().texts("sObjectType");
        if (names.size() > MOST_OBJECTS) {
            throw SoapFault.of("EXCEEDED_MAX_TYPES_LIMIT", "cannot describe more than " + MOST_OBJECTS + " types");
        }
        names.stream().map(call::type).toList().forEach(type -> describe(call, xml, type));
    }

    private void describe(SoapCall call, XmlWriter xml, ObjectType type) {
        DescribeWriter describes = new DescribeWriter("");
        new DescribeXml(xml)
                .object(
                        describes.object(type, RecordTypes.of(call.view(), type)),
                        context.instanceUrl().get());
    }
}
