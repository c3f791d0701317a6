package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.InDoubt;
import io.sfsdk.write.WriteOutcome.Rejected;
import io.sfsdk.write.WriteOutcome.Written;
import io.sfsdk.write.WriteRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Results that say less than they should: what they leave open is in doubt, and never guessed. */
class UncertainResultsTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();
    private static final WriteOperation UPSERT = new WriteOperation.Upsert("External_Id__c");
    private static final String ERROR = "\"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --\"";

    private final BulkOrg bulk = new BulkOrg(org -> org, settings -> settings);

    @AfterEach
    void close() {
        bulk.close();
    }

    private List<WriteOutcome> write(WriteOperation operation, SObject... records) {
        return bulk.api().writer().write(WriteRequest.of(operation, List.of(records)));
    }

    private static SObject account(String key, String name) {
        return SObject.of("Account").with("External_Id__c", key).with("Name", name);
    }

    /** Lets the org say something else where its path ends so. */
    private void edit(String end, UnaryOperator<String> change) {
        bulk.org()
                .faults()
                .on(request -> request.method().equals("GET") && request.path().matches(".*/jobs/\\w+/" + end))
                .always(Fault.named("edited", (exchange, org) -> {
                    Response told = org.apply(exchange);
                    String text = new String(told.body(), StandardCharsets.UTF_8);
                    return Reply.plain(told.withBody(change.apply(text).getBytes(StandardCharsets.UTF_8)));
                }));
    }

    private void editSuccesses(UnaryOperator<List<String>> change) {
        edit("\\w+/successfulResults/?", text -> {
            List<String> lines = new ArrayList<>(List.of(text.split("\n")));
            return String.join("\n", change.apply(lines)) + "\n";
        });
    }

    private static String lineOf(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    @Test
    void aRecordThatTwoRowsSpeakOfIsInDoubt() {
        editSuccesses(lines -> {
            String first = lineOf(lines, "E-0");
            lines.set(lines.indexOf(lineOf(lines, "E-1")), first);
            return lines;
        });

        List<WriteOutcome> outcomes = write(INSERT, account("E-0", "A"), account("E-1", "B"), account("E-2", "C"));

        assertThat(outcomes.subList(0, 2))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(InDoubt.class));
        assertThat(outcomes.get(2)).isInstanceOf(Written.class);
    }

    @Test
    void recordsThatOnlyTheirExactTextTellsApartAreInDoubtWhenThatWasWrittenAnewAndTheirFatesDiffer() {
        edit("\\w+/?", text -> text.replaceAll("(RecordsFailed\"\\s*:\\s*)0", "$11"));
        editSuccesses(lines -> List.of(lines.get(0), lineOf(lines, "\"Same\"")));
        edit("\\w+/failedResults/?", text -> header(text) + "\"\"," + ERROR + ",\"SaMe\"\n");

        List<WriteOutcome> outcomes = write(
                INSERT,
                SObject.of("Account").with("Name", "Same"),
                SObject.of("Account").with("Name", "SAME"));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(InDoubt.class));
    }

    private static String header(String csv) {
        return csv.substring(0, csv.indexOf('\n') + 1);
    }

    @Test
    void recordsThatOnlyTheirExactTextTellsApartShareOneFateThoughItWasWrittenAnew() {
        editSuccesses(lines -> lines.stream()
                .map(line -> line.replace("\"Same\"", "\"sAme\"").replace("\"SAME\"", "\"saMe\""))
                .toList());

        List<WriteOutcome> outcomes = write(
                INSERT,
                SObject.of("Account").with("Name", "Same"),
                SObject.of("Account").with("Name", "SAME"));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Written.class,
                                written -> assertThat(written.id()).isNull()));
    }

    @Test
    void aRowOfAKeyThatNobodySentLeavesTheRecordWithoutARowInDoubt() {
        editSuccesses(lines ->
                lines.stream().map(line -> line.replace("\"E-1\"", "\"X-9\"")).toList());

        List<WriteOutcome> outcomes = write(UPSERT, account("E-0", "A"), account("E-1", "B"));

        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1)).isInstanceOf(InDoubt.class);
    }

    @Test
    void anUpdateWhoseFailureIsInNoFileIsNotTakenForWritten() {
        String one = bulk.org().insert("Account", Map.of("Name", "One"));
        String gone = bulk.org().insert("Account", Map.of("Name", "Gone"));
        bulk.org().delete(gone);
        edit("\\w+/failedResults/?", UncertainResultsTest::header);

        List<WriteOutcome> outcomes = write(
                new WriteOperation.Update(),
                SObject.of("Account").with("Id", one).with("Name", "New"),
                SObject.of("Account").with("Id", gone).with("Name", "New"));

        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1)).isInstanceOf(InDoubt.class);
    }

    @Test
    void aDeletionOfWhatIsGoneIsDoneAndAnUpdateOfItIsNot() {
        String gone = bulk.org().insert("Account", Map.of("Name", "Gone"));
        bulk.org().delete(gone);

        assertThat(write(new WriteOperation.Delete(), SObject.of("Account").with("Id", gone)))
                .singleElement()
                .isInstanceOf(Written.class);
        assertThat(write(
                        new WriteOperation.Update(),
                        SObject.of("Account").with("Id", gone).with("Name", "New")))
                .singleElement()
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aQueryWhoseDownloadHasFewerRowsThanItsHeadTellsIsAnError() {
        insertAccounts(5);
        edit("\\w+/results", text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        edit("\\w+/?", text -> text.replaceAll("(RecordsProcessed\"\\s*:\\s*)5", "$14"));

        assertThatThrownBy(this::query).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aQueryWhoseDownloadsHaveFewerRowsThanItsJobProcessedIsAnError() {
        insertAccounts(5);
        edit("\\w+/?", text -> text.replaceAll("(RecordsProcessed\"\\s*:\\s*)5", "$16"));

        assertThatThrownBy(this::query)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("processed 6 records, but its results have 5");
    }

    private void insertAccounts(int count) {
        for (int i = 0; i < count; i++) {
            bulk.org().insert("Account", Map.of("Name", "A" + i));
        }
    }

    private void query() {
        try (BulkCursor pages = bulk.api().source().open(ReadRequest.of(Soql.text("SELECT Id FROM Account")))) {
            pages.forEachRemaining(page -> assertThat(page.records()).isNotEmpty());
        }
    }
}
