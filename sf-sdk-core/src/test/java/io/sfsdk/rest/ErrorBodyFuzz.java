package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.error.ApiException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.retry.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes with a status that says no becomes a typed error with at least one code and a short message. */
class ErrorBodyFuzz {
    private byte[] answered = {};
    private final RestApi api = RestApi.builder(request -> new HttpResponse(
                    400 + answered.length % 200, HttpHeaders.none(), new ByteArrayInputStream(answered)))
            .retry(RetryPolicy.none())
            .build();

    static Stream<byte[]> bodies() {
        return Stream.of(
                        "[{\"message\":\"m\",\"errorCode\":\"C\",\"fields\":[\"F\"]}]",
                        "[{\"success\":false,\"errors\":[{\"statusCode\":\"C\",\"message\":\"m\"}]}]",
                        "{\"error\":\"invalid_grant\",\"error_description\":\"m\"}",
                        "[\"/services/data/v66.0/sobjects/A/1\"]",
                        "<Errors><Error><errorCode>C</errorCode><message>m</message></Error></Errors>",
                        "<response><faultcode>sf:INVALID_TYPE</faultcode></response>",
                        "<html><head><title>Down</title><style>p{}</style></head><p>x</p></html>",
                        "Bad_OAuth_Token",
                        "Bearer 00DTK0000001AbC!AQEAQP0secret")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("bodies")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aRefusalIsATypedErrorWhateverItsBody(byte[] body) {
        answered = body;

        try {
            api.limits();
            throw new AssertionError("a refusal passed for a success");
        } catch (ApiException e) {
            assertThat(e.errors()).isNotEmpty();
            assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain("\n");
        }
    }
}
