package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.write.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever SOAP answers, it is records, outcomes or one of this library's exceptions. */
class SoapAnswerFuzz {
    private static final SoqlQuery QUERY = Soql.text("SELECT Id FROM Account");
    private static final List<SObject> ONE = List.of(SObject.of("Account").with("Name", "x"));
    private static final SchemaSource SCHEMAS = new SchemaSource() {
        @Override
        public ObjectSchema schema(String sobject) {
            return new ObjectSchema(
                    sobject,
                    true,
                    List.of(
                            new SchemaField("N", "double", false, List.of(), null),
                            new SchemaField("B", "boolean", false, List.of(), null),
                            new SchemaField("D", "datetime", false, List.of(), null)));
        }

        @Override
        public ObjectSchema rereadSchema(String sobject) {
            return schema(sobject);
        }
    };

    private byte[] answered = {};
    private final SoapApi api = SoapApi.builder(request -> new HttpResponse(
                    answered.length % 7 == 3 ? 500 : 200, HttpHeaders.none(), new ByteArrayInputStream(answered)))
            .schemas(SCHEMAS)
            .retry(RetryPolicy.none())
            .build();

    static Stream<byte[]> answers() {
        String record = "<records xsi:type=\"sf:sObject\"><sf:type>Account</sf:type><sf:Id>001TK00000AAAAbYAP</sf:Id>";
        return Stream.of(
                        page(record
                                + "<sf:N>1.50</sf:N><sf:B>true</sf:B><sf:D>2026-01-01T00:00:00.000Z</sf:D></records>"),
                        page(record + "<sf:Id>001TK00000AAAAbYAP</sf:Id><sf:X xsi:nil=\"true\"/></records>"),
                        page(record
                                + "<sf:Owner xsi:type=\"sf:sObject\"><sf:type>User</sf:type><sf:Id xsi:nil=\"true\"/>"
                                + "<sf:Name>&#233;&amp;<![CDATA[<x>]]></sf:Name></sf:Owner></records>"),
                        page(record
                                + "<sf:A xsi:type=\"address\"><latitude>1.5</latitude><city>x</city></sf:A></records>"),
                        page(record
                                + "<sf:Cs xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>"
                                + "<size>0</size></sf:Cs></records>"),
                        body(
                                "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"),
                        body(
                                "<createResponse><result><errors><fields>Name</fields><message>m</message><statusCode>X</statusCode></errors><id"
                                        + " xsi:nil=\"true\"/><success>false</success></result></createResponse>"),
                        body("<e:Fault><faultcode>sf:X</faultcode><faultstring>X:"
                                + " y</faultstring><detail><f><exceptionCode>X"
                                + "</exceptionCode></f></detail></e:Fault>"),
                        body("<createResponse><result><errors><fields>N</fields><message>&lt;&#13;]\r</message><statusCode>X"
                                        + "</statusCode></errors><success>false</success></result></createResponse>")
                                .replace("><", ">\n        <"),
                        body("").replace("><", ">" + " ".repeat(400) + "<x>\r"),
                        "<!DOCTYPE x><x/>")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String records) {
        return body("<queryResponse><result xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>"
                + records + "<size>1</size></result></queryResponse>");
    }

    private static String body(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope"
                + " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\"><!-- c --><e:Body>" + inside
                + "</e:Body></e:Envelope>";
    }

    @MethodSource("answers")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void anAnswerIsWhatWasAskedForOrOneOfOurExceptions(byte[] body) {
        answered = body;

        try (RecordCursor rows = api.query(QUERY)) {
            List<SObject> records = rows.stream().limit(10_000).toList();

            assertThat(records).allSatisfy(record -> assertThat(record.names()).hasSize(record.size()));
        } catch (SalesforceException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
        try {
            List<WriteOutcome> outcomes = api.create(ONE);

            assertThat(outcomes).hasSize(1);
        } catch (SalesforceException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
    }
}
