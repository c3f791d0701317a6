package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer to a query is a page of records or one of this library's exceptions, and leads to no other host. */
class QueryPageFuzz {
    private static final URI INSTANCE = URI.create("https://acme.my.salesforce.com");
    private static final String ATTRIBUTES = "{\"attributes\":{\"type\":\"Account\",\"url\":\"/x\"},";

    private static final SoqlQuery QUERY = Soql.text("SELECT Id FROM Account");

    private byte[] answered = {};
    private final RestApi api = RestApi.builder(request -> {
                assertThat(INSTANCE.resolve(request.target()).getHost()).isEqualTo(INSTANCE.getHost());
                return new HttpResponse(200, HttpHeaders.none(), new ByteArrayInputStream(answered));
            })
            .retry(RetryPolicy.none())
            .build();

    static Stream<byte[]> pages() {
        return Stream.of(
                        page(ATTRIBUTES + "\"Id\":\"001TK00000AAAAbYAP\",\"N\":1.50,\"B\":true,\"X\":null}"),
                        page(ATTRIBUTES + "\"Owner\":" + ATTRIBUTES + "\"Name\":\"\\u00e9\"}}"),
                        page(ATTRIBUTES + "\"Contacts\":" + page(ATTRIBUTES + "\"Id\":null}") + "}"),
                        page(ATTRIBUTES + "\"Address\":{\"city\":\"x\",\"latitude\":-1e3},\"L\":[1,\"a\",{}]}"),
                        page("{\"Id\":null,\"attributes\":{\"type\":\"A\"}}"),
                        "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"/services/data/v66.0/query/0r8-1\",\"records\":[]}",
                        "{\"totalSize\":0,\"done\":true,\"records\":[]}",
                        "[{\"errorCode\":\"X\",\"message\":\"m\"}]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String record) {
        return "{\"totalSize\":1,\"done\":true,\"records\":[" + record + "]}";
    }

    @MethodSource("pages")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void anAnswerIsAPageOrOneOfOurExceptions(byte[] body) {
        answered = body;

        try (RecordCursor rows = api.query(QUERY)) {
            List<SObject> records = rows.stream().limit(10_000).toList();

            assertThat(records).allSatisfy(record -> assertThat(record.names()).hasSize(record.size()));
        } catch (SalesforceException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
    }
}
