package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.soql.Soql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape in which an error arrives becomes the same typed error. */
class ErrorAnswersTest {
    private final CannedTransport org = new CannedTransport();
    private final RestApi api = RestApi.builder(org).build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400|[{\"message\":\"m\",\"errorCode\":\"C\",\"fields\":[\"F\"]}]|C|m|[F]",
                "404|[{\"errorCode\":\"NOT_FOUND\",\"message\":\"m\"}]|NOT_FOUND|m|[]",
                "500|{\"errorCode\":\"INTERNAL_SERVER_ERROR\",\"message\":\"m\"}|INTERNAL_SERVER_ERROR|m|[]",
                "400|[{\"success\":false,\"errors\":[{\"statusCode\":\"C\",\"message\":\"m\",\"fields\":[]}]}]|C|m|[]",
                "400|[{\"statusCode\":\"C\",\"message\":\"m\"}]|C|m|[]",
                "400|{\"error\":\"invalid_grant\",\"error_description\":\"m\"}|invalid_grant|m|[]",
                "500|{\"exceptionCode\":\"InvalidSessionId\",\"exceptionMessage\":\"m\"}|InvalidSessionId|m|[]",
                "403|Bad_OAuth_Token|Bad_OAuth_Token||[]",
                "400|<?xml version=\"1.0\"?><Errors><Error><errorCode>C</errorCode><message>m</message></Error></Errors>|C|m|[]",
                "401|<response><faultcode>LOGIN_OAUTH_INVALID_TOKEN(db=1703,x)</faultcode></response>|LOGIN_OAUTH_INVALID_TOKEN|"
                        + "LOGIN_OAUTH_INVALID_TOKEN(db=1703,x)|[]",
                "503|<html><head><title>Down for maintenance</title></head><body>x</body></html>|UNSPECIFIED|Down for maintenance"
                        + "|[]",
                "503|<html><style>p{}</style><p>Back  soon</p></html>|UNSPECIFIED|Back soon|[]",
                "300|[\"/services/data/v66.0/sobjects/A/1\",\"/services/data/v66.0/sobjects/A/2\"]|DUPLICATE_EXTERNAL_ID|more than"
                        + " one record found: [/services/data/v66.0/sobjects/A/1, /services/data/v66.0/sobjects/A/2]|[]",
                "404||UNSPECIFIED||[]",
                "500|[]|UNSPECIFIED||[]",
                "500|[7]|UNSPECIFIED||[]",
                "500|[{\"message\":\"cut o|UNSPECIFIED|[{\"message\":\"cut o|[]",
                "500|{\"errorCode\":7}|UNSPECIFIED||[]"
            })
    void everyShapeIsRead(int status, String body, String code, String message, String fields) {
        ApiException refusal = refusal(status, body == null ? "" : body);

        ApiError first = refusal.errors().get(0);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(first.code().value()).isEqualTo(code);
        assertThat(first.message()).isEqualTo(message == null ? "" : message);
        assertThat(first.fields()).hasToString(fields);
    }

    @Test
    void allErrorsOfAnAnswerAreKept() {
        ApiException refusal = refusal(
                400,
                "[{\"errorCode\":\"A\",\"message\":\"1\"},{\"errorCode\":\"B\",\"message\":\"2\",\"fields\":[\"F\"]}]");

        assertThat(refusal.errors()).extracting(ApiError::message).containsExactly("1", "2");
        assertThat(refusal).hasMessageContaining("A, B[F]");
    }

    @Test
    void allErrorsOfAnXmlAnswerAreKept() {
        ApiException refusal = refusal(
                400,
                "<Errors><Error><errorCode> A </errorCode><message>1</message></Error>"
                        + "<Error><message>2</message><errorCode>B</errorCode></Error></Errors>");

        assertThat(refusal.errors())
                .containsExactly(ApiError.of(new ErrorCode("A"), "1"), ApiError.of(new ErrorCode("B"), "2"));
    }

    @Test
    void aCodeWithALineBreakMakesNoSecondLine() {
        ApiException refusal = refusal(400, "[{\"errorCode\":\"A\\nERROR forged\",\"message\":\"m\"}]");

        assertThat(refusal.code()).isEqualTo(new ErrorCode("A\nERROR forged"));
        assertThat(refusal.getMessage()).doesNotContain("\n");
    }

    /** Its beginning looks like UTF-32 to a JSON reader, and the rest holds what is no character. */
    @Test
    void aBodyInNoEncodingIsAnErrorWithoutACode() {
        byte[] body = {'[', 0, 0, 0, 1, 2, 3, 4};
        org.answer(500, HttpHeaders.none(), new ByteArrayInputStream(body));

        ApiException refusal = catchThrowableOfType(ApiException.class, api::limits);

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSPECIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<title>",
                "<title> ",
                "<script",
                "<errorCode> ",
                "<errorCode>x",
                "<message> ",
                "<faultcode> ",
                " ",
                "<!--",
                "&",
                "00D"
            })
    @Timeout(10)
    void aPageMadeToKeepItsReaderBusyDoesNot(String part) {
        ApiException often = refusal(500, part.repeat((1 << 20) / part.length()));
        ApiException once = refusal(500, part + " ".repeat(1 << 20) + "<");

        assertThat(often.code()).isEqualTo(ErrorCode.UNSPECIFIED);
        assertThat(once.code()).isEqualTo(ErrorCode.UNSPECIFIED);
        assertThat(often.getMessage() + once.getMessage()).hasSizeLessThan(1_200);
    }

    @Test
    void aDuplicateRulesDetailsDoNotDisturb() {
        ApiException refusal = refusal(
                400,
                "[{\"duplicateResut\":{\"allowSave\":true,\"matchResults\":[{\"errors\":[]}]},"
                        + "\"errorCode\":\"DUPLICATES_DETECTED\",\"message\":\"Use one of these records?\"}]");

        assertThat(refusal.code().value()).isEqualTo("DUPLICATES_DETECTED");
    }

    @Test
    void aBodyThatBreaksOffDoesNotHideTheStatus() {
        org.answer(400, HttpHeaders.none(), new FailingBody());

        ApiException refusal = catchThrowableOfType(ApiException.class, api::limits);

        assertThat(refusal.status()).isEqualTo(400);
    }

    @Test
    void aMessageIsOneBoundedLineWithoutTokensThatSaysWhatToDo() {
        String token = "00DTK0000001AbC!AQ4AQFakeFakeFake.FakeFake_Fake";
        ApiException refusal = refusal(
                401,
                "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session " + token + "\\nBearer abcdefghijkl\\n"
                        + "x ".repeat(2_000) + "\"}]");

        assertThat(refusal.getMessage())
                .doesNotContain("\n", "FakeFake", "abcdefghijkl")
                .contains("GET /services/data/v66.0/limits", "401", "INVALID_SESSION_ID", "***")
                .endsWith("Log in again.")
                .hasSizeLessThanOrEqualTo(512);
    }

    @Test
    void aQuerysLinesAndTextsStayOutOfTheMessage() {
        org.answer(
                400,
                "[{\"message\":\"\\nSELECT Id FROM A WHERE Name = 'Top Secret' AND\\n     ^\\nERROR at Row:1:Column:9\\n"
                        + "value Top Secret of field 'Name' is wrong\",\"errorCode\":\"INVALID_QUERY_FILTER_OPERATOR\"}]");

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> api.query(Soql.bind("SELECT Id FROM A WHERE Name = :n", Map.of("n", "Top Secret"))));

        assertThat(refusal.getMessage())
                .contains(
                        "ERROR at Row:1:Column:9 value *** of field 'Name' is wrong", "GET /services/data/v66.0/query ")
                .doesNotContain("Secret", "WHERE");
        assertThat(refusal.errors().get(0).message()).contains("Top Secret");
    }

    @ParameterizedTest
    @CsvSource({
        "302, login host",
        "420, login host",
        "410, retired",
        "414, fewer fields",
        "503, Try again later",
        "405, errors()"
    })
    void theStatusAloneSaysWhatToDo(int status, String advice) {
        assertThat(refusal(status, "")).hasMessageContaining(advice);
    }

    @Test
    void anErrorsToStringShowsNoText() {
        assertThat(new ApiError(new ErrorCode("C"), "secret", List.of("F"))).hasToString("C[F]");
    }

    private ApiException refusal(int status, String body) {
        org.answer(status, body);
        return catchThrowableOfType(ApiException.class, api::limits);
    }

    private static final class FailingBody extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
