package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.InDoubt;
import io.sfsdk.write.WriteOutcome.Rejected;
import io.sfsdk.write.WriteOutcome.Written;
import io.sfsdk.write.WriteRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteOutcomesTest {
    private static final RecordId FIRST = RecordId.of("001TK00000AAAAbYAP");
    private static final RecordId SECOND = RecordId.of("001TK00000AAAAcYAP");
    private static final String ROW_1 = "{\"id\":\"001TK00000AAAAbYAP\",\"success\":true,\"errors\":[]}";
    private static final String ROW_2 = "{\"id\":\"001TK00000AAAAcYAP\",\"success\":true,\"errors\":[]}";
    private static final String BAD =
            "{\"success\":false,\"errors\":[{\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":"
                    + "\"Required fields are missing: [Name]\",\"fields\":[\"Name\"]},{\"statusCode\":\"X\",\"message\":\"y\"}]}";

    private final CannedTransport org = new CannedTransport();
    private final RestRecordWriter writer = RestApi.builder(org).build().writer();

    @Test
    void goodAndBadRowsOfOneCallAreToldApartWithAllErrors() {
        org.answer(200, HttpHeaders.none().with("X-SFDC-Request-Id", "4a7b"), "[" + ROW_1 + "," + BAD + "]");

        List<WriteOutcome> outcomes = writer.write(insert(2));

        ApiError missing = new ApiError(
                new ErrorCode("REQUIRED_FIELD_MISSING"), "Required fields are missing: [Name]", List.of("Name"));
        assertThat(outcomes)
                .containsExactly(
                        new Written(0, FIRST, true),
                        new Rejected(1, List.of(missing, ApiError.of(new ErrorCode("X"), "y")), "4a7b"));
    }

    @Test
    void innocentRowsOfACallThatWasRolledBackAreMarked() {
        String innocent = "{\"success\":false,\"errors\":[{\"statusCode\":\"ALL_OR_NONE_OPERATION_ROLLED_BACK\","
                + "\"message\":\"Record rolled back\",\"fields\":[]}]}";
        org.answer(200, "[" + innocent + "," + BAD + "]");

        List<WriteOutcome> outcomes = writer.write(
                new WriteRequest(new WriteOperation.Insert(), insert(2).records(), true));

        assertThat(outcomes)
                .extracting(outcome -> ((Rejected) outcome).rolledBack())
                .containsExactly(true, false);
    }

    @Test
    void anUpsertSaysWhatItCreated() {
        org.answer(
                200,
                "[" + ROW_1.replace("[]", "[],\"created\":true") + "," + ROW_2.replace("[]", "[],\"created\":false")
                        + "]");

        List<WriteOutcome> outcomes = writer.write(WriteRequest.of(
                new WriteOperation.Upsert("Ext__c"),
                List.of(account().with("Ext__c", "1"), account().with("Ext__c", "2"))));

        assertThat(outcomes).containsExactly(new Written(0, FIRST, true), new Written(1, SECOND, false));
    }

    @Test
    void deletingWhatIsGoneIsDone() {
        String gone = "{\"success\":false,\"errors\":[{\"statusCode\":\"ENTITY_IS_DELETED\",\"message\":\"entity is"
                + " deleted\",\"fields\":[]}]}";
        org.answer(200, "[" + gone + "]").answer(200, "[" + gone + "]");
        List<SObject> record = List.of(account().with("Id", FIRST));

        List<WriteOutcome> deleted = writer.write(WriteRequest.of(new WriteOperation.Delete(), record));
        List<WriteOutcome> updated = writer.write(WriteRequest.of(new WriteOperation.Update(), record));

        assertThat(deleted).containsExactly(new Written(0, FIRST, false));
        assertThat(updated).singleElement().isInstanceOf(Rejected.class);
    }

    @Test
    void aDeleteThatWasRefusedForAnotherReasonIsRejected() {
        org.answer(200, "[" + BAD + "]");

        List<WriteOutcome> outcomes = writer.write(
                WriteRequest.of(new WriteOperation.Delete(), List.of(account().with("Id", FIRST))));

        assertThat(outcomes).singleElement().isInstanceOf(Rejected.class);
    }

    @Test
    void anAnswerThatBreaksOffLeavesInDoubtOnlyWhatItDidNotTell() {
        org.answer(200, "[" + ROW_1 + ",{\"id\":\"001TK");

        List<WriteOutcome> outcomes = writer.write(insert(3));

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0)).isEqualTo(new Written(0, FIRST, true));
        assertThat(outcomes.subList(1, 3)).allMatch(InDoubt.class::isInstance);
        assertThat(outcomes).extracting(WriteOutcome::index).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + ROW_1 + "]",
                "[" + ROW_1 + "," + ROW_2 + "," + ROW_2 + "]",
                "[]",
                "",
                "{}",
                "[null,null]",
                "[{\"id\":\"001TK00000AAAAbYAP\"},{}]",
                "[{\"success\":true,\"id\":\"no id\"}," + ROW_2 + "]",
                "<html>please log in</html>"
            })
    void anAnswerThatIsNotOneRowARecordLeavesAllInDoubt(String body) {
        org.answer(200, body);

        List<WriteOutcome> outcomes = writer.write(insert(2));

        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(InDoubt.class, doubt -> {
                    assertThat(doubt.cause().delivery()).isEqualTo(Delivery.UNKNOWN);
                    assertThat(doubt.cause()).hasMessageContaining("insert of 2 Account records");
                }));
    }

    @Test
    void rowsThatSpeakOfOtherRecordsLeaveAllInDoubt() {
        org.answer(200, "[" + ROW_1 + "," + ROW_1 + "]");

        List<WriteOutcome> outcomes = writer.write(WriteRequest.of(
                new WriteOperation.Update(),
                List.of(account().with("Id", FIRST), account().with("Id", SECOND))));

        assertThat(outcomes).hasSize(2).allMatch(InDoubt.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "502|<html>Bad Gateway</html>",
                "503|<html><title>Down for maintenance</title></html>",
                "504|''",
                "500|[{\"message\":\"An unexpected error occurred. Error ID: 1-2 (3)\",\"errorCode\":\"UNKNOWN_EXCEPTION\"}]",
                "500|{\"errorCode\":\"INTERNAL_SERVER_ERROR\",\"message\":\"x\"}"
            })
    void aServerErrorThatDoesNotTellLeavesAllInDoubt(int status, String body) {
        org.answer(status, body);

        List<WriteOutcome> outcomes = writer.write(insert(2));

        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                InDoubt.class,
                                doubt -> assertThat(doubt.cause())
                                        .isInstanceOfSatisfying(
                                                ApiException.class,
                                                e -> assertThat(e.status()).isEqualTo(status))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|[{\"message\":\"Cannot deserialize instance of double from VALUE_STRING secret\",\"errorCode\":"
                        + "\"JSON_PARSER_ERROR\"}]|JSON_PARSER_ERROR|NEVER",
                "403|[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]|"
                        + "REQUEST_LIMIT_EXCEEDED|AFTER_LIMIT_FREES",
                "503|[{\"message\":\"Server too busy\",\"errorCode\":\"SERVER_UNAVAILABLE\"}]|SERVER_UNAVAILABLE|AFTER_DELAY",
                "401|[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]|INVALID_SESSION_ID|"
                        + "AFTER_LOGIN",
                "413|<html>too large secret</html>|UNSPECIFIED|NEVER",
                "302|''|UNSPECIFIED|NEVER"
            })
    void aCallThatWasRefusedAsAWholeThrowsWithoutFieldValues(
            int status, String body, String code, Retryability retryability) {
        org.answer(status, body);

        assertThatThrownBy(() -> writer.write(insert(2)))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code().value()).isEqualTo(code);
                    assertThat(e.retryability()).isEqualTo(retryability);
                    assertThat(e.delivery()).isEqualTo(Delivery.REFUSED);
                })
                .hasMessageContaining("insert of 2 Account records (POST /services/data/v66.0/composite/sobjects)")
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining(code)
                .hasMessageNotContaining("secret");
    }

    @Test
    void noAnswerIsDoubtAndNothingSentIsAFailure() {
        org.failure(new TransportException("reset", Delivery.UNKNOWN, null))
                .failure(new TransportException("refused", Delivery.NOT_SENT, null));

        assertThat(writer.write(insert(2))).hasSize(2).allMatch(InDoubt.class::isInstance);
        assertThatThrownBy(() -> writer.write(insert(2)))
                .isInstanceOf(TransportException.class)
                .hasMessage("refused");
    }

    @Test
    void onlyWhatIsHarmlessTwiceIsMarkedRepeatable() {
        SObject record = account().with("Id", FIRST).with("Ext__c", "1");
        for (WriteOperation operation : List.of(
                new WriteOperation.Insert(),
                new WriteOperation.Update(),
                new WriteOperation.Upsert("Ext__c"),
                new WriteOperation.Upsert("Id"),
                new WriteOperation.Delete())) {
            org.answer(200, "[" + ROW_1 + "]");
            writer.write(WriteRequest.of(operation, List.of(record)));
        }

        assertThat(org.requests())
                .extracting(request -> request.repeatable())
                .containsExactly(false, true, true, false, true);
    }

    @Test
    void whatTheOrgWouldRefuseAsAWholeIsNotSent() {
        SObject good = account().with("Id", FIRST).with("Ext__c", "1");

        assertRefused(new WriteOperation.Insert(), Collections.nCopies(201, good), "200");
        assertRefused(new WriteOperation.Update(), List.of(good, account()), "record 1");
        assertRefused(new WriteOperation.Delete(), List.of(account().with("Id", "nonsense")), "record 0");
        assertRefused(
                new WriteOperation.Upsert("Ext__c"), List.of(good, account().with("Ext__c", null)), "record 1");
        assertRefused(new WriteOperation.Upsert("Ext__c"), List.of(account().with("Ext__c", "")), "record 0");
        assertRefused(new WriteOperation.Upsert("../x"), List.of(good), "API name");
        assertRefused(new WriteOperation.Insert(), List.of(SObject.of("A/../B")), "API name");
        assertRefused(
                new WriteOperation.Insert(), List.of(good.with("Kids", ChildRecords.none())), "field Kids of Account");
        assertRefused(
                new WriteOperation.Insert(),
                List.of(good.with("BillingAddress", new Compound(Map.of()))),
                "field BillingAddress of Account");
        assertRefused(
                new WriteOperation.Insert(),
                Collections.nCopies(11, good.with("Text", "x".repeat(1_000_000))),
                "bytes");

        assertThat(org.requests()).isEmpty();
    }

    @Test
    void theSizesOfRecordsAddUpToTheirCall() {
        SObject record = account().with("Name", "Caf\u00e9 \n \ud83d\ude00").with("Amount__c", 12.5);
        org.answer(200, "[" + ROW_1 + "," + ROW_2 + "]");

        writer.write(WriteRequest.of(new WriteOperation.Insert(), List.of(record, record)));

        int envelope = "{\"allOrNone\":false,\"records\":[]}".getBytes(StandardCharsets.UTF_8).length - 1;
        assertThat(org.requests().get(0).content().orElseThrow().length())
                .isEqualTo(envelope + 2 * writer.sizeOf(record));
    }

    @Test
    void aRowWithoutErrorsIsStillRejected() {
        org.answer(200, "[{\"success\":false,\"errors\":[]}]");

        assertThat(writer.write(insert(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.errors()).hasSize(1));
    }

    private void assertRefused(WriteOperation operation, List<SObject> records, String reason) {
        assertThatThrownBy(() -> writer.write(WriteRequest.of(operation, records)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static WriteRequest insert(int count) {
        return WriteRequest.of(
                new WriteOperation.Insert(),
                Collections.nCopies(count, account().with("Name", "secret")));
    }

    private static SObject account() {
        return SObject.of("Account");
    }
}
