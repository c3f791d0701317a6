package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.schema.UserAccess;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What fails a whole job, with the texts that users reported. */
@ExtendWith(SimulatedOrgExtension.class)
class JobFailureTest {

    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void anUnknownHeaderFailsTheJobAndLeavesAllRowsUnprocessed() {
        String id = bulk.run(spec("Account", "insert"), "Name,Foo__c\nA,1\nB,2\n");

        assertFailed(id, "InvalidBatch : Field name not found : Foo__c");
        assertThat(bulk.unprocessed(id)).containsExactly("Name,Foo__c", "A,1", "B,2");
        assertThat(bulk.successful(id)).containsExactly("\"sf__Id\",\"sf__Created\",Name,Foo__c");
        assertThat(bulk.failed(id)).containsExactly("\"sf__Id\",\"sf__Error\",Name,Foo__c");
    }

    @Test
    void aByteOrderMarkBeforeAQuotedHeaderIsAnUnescapedQuote() {
        String id = bulk.run(spec("Account", "insert"), "\uFEFF\"Name\"\nA\n");

        assertFailed(
                id,
                "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a"
                        + " quote");
    }

    @Test
    void aByteOrderMarkBeforeAPlainHeaderIsPartOfTheName() {
        String id = bulk.run(spec("Account", "insert"), "\uFEFFName\nA\n");

        assertFailed(id, "InvalidBatch : Field name not found : \uFEFFName");
    }

    @Test
    void aBlankBeforeAQuoteIsAnUnescapedQuote() {
        String id = bulk.run(spec("Account", "insert"), "Name,Industry\nA, \"Energy\"\n");

        assertFailed(
                id,
                "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a"
                        + " quote");
        assertThat(bulk.unprocessed(id)).containsExactly("Name,Industry", "A, \"Energy\"");
    }

    @Test
    void aQuoteThatNeverEndsIsAnUnescapedQuote() {
        String id = bulk.run(spec("Account", "insert"), "Name\n\"A\n");

        assertFailed(
                id,
                "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a"
                        + " quote");
    }

    @Test
    void theOtherLineEndingFailsTheJobBeforeAnythingIsWritten() {
        String lf = bulk.run(spec("Account", "insert"), "Name\nA\nB\r\n");
        String crlf = bulk.run(spec("Account", "insert", "lineEnding", "CRLF"), "Name\r\nA\r\nB\n");

        assertFailed(lf, "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
        assertFailed(crlf, "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF");
    }

    @Test
    void aBreakOfTheOtherKindInsideAValueFailsTheJobToo() {
        String id = bulk.run(spec("Account", "insert"), "Name\n\"A\r\nB\"\n");

        assertFailed(id, "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
    }

    @Test
    void breaksInsideValuesMayBeLetThrough() {
        org.policies().bulk(policy -> policy.without(Behaviour.CHECKS_INNER_BREAKS));

        bulk.run(spec("Account", "insert"), "Name,Description\nA,\"one\r\ntwo\"\n");

        assertThat(org.query("SELECT Description FROM Account")).containsExactly(Map.of("Description", "one\r\ntwo"));
    }

    @Test
    void aRaggedLineFailsTheJob() {
        String id = bulk.run(spec("Account", "insert"), "Name,Industry\nA,Energy\nB\n");

        assertFailed(id, "InvalidBatch : Failed to parse CSV. Record 2 has 1 fields, the header has 2");
    }

    @Test
    void aDeleteWithMoreThanIdsFailsTheJob() {
        String id = bulk.run(spec("Account", "delete"), "Id,Name\n001000000000000AAA,A\n");

        assertFailed(id, "InvalidBatch : Field name not found : Name");
    }

    @Test
    void aFieldThatTheUserMayNotSeeIsUnknown() {
        org.data().access(org.userId(), UserAccess.full().withoutFields("Account", "Phone"));

        String id = bulk.run(spec("Account", "insert"), "Name,Phone\nA,1\n");

        assertFailed(id, "InvalidBatch : Field name not found : Phone");
    }

    @Test
    void aJobOrderedToFailMayKeepItsReasonToItself() {
        org.bulk().strikeIngest(JobFault.failsAtStart(null));

        String id = bulk.run(spec("Account", "insert"), "Name\nA\nB\n");

        assertThat(bulk.ended(INGEST, id)).containsEntry("state", "Failed").doesNotContainKey("errorMessage");
        assertThat(bulk.unprocessed(id)).containsExactly("Name", "\"A\"", "\"B\"");
    }

    private void assertFailed(String id, String message) {
        Map<String, Object> told = bulk.ended(INGEST, id);
        assertThat(told).containsEntry("state", "Failed").containsEntry("errorMessage", message);
        assertThat(told.get("numberRecordsProcessed")).hasToString("0");
        assertThat(org.count("Account")).isZero();
    }
}
