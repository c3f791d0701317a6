package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.write.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds across calls, at a simulated org that reads and writes SOAP with its own code. */
class SoapAtAnOrgTest {
    private final Joined joined = Joined.toStandardOrg();
    private final SimulatedOrg org = joined.org();
    private final SoapApi soap = joined.soap();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        joined.close();
    }

    @Test
    void fiveThousandRecordsComeOnceEachThoughAPageBreaks() {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
        org.faults().on(Requests.post("/services/Soap")).at(3, Breakages.cutBody());
        List<String> names = new ArrayList<>();

        try (RecordCursor pages = soap.query(Soql.text("SELECT Name FROM Account"))) {
            pages.forEachRemaining(page ->
                    page.records().forEach(row -> names.add(row.text("Name").orElseThrow())));
        }

        assertThat(names).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(joined.tracking().usage()).isPresent();
    }

    @Test
    void aSessionThatEndsInTheMiddleIsRenewedOnce() {
        assertThat(soap.users().info().organizationId()).startsWith(org.orgId().substring(0, 15));
        org.expireSessions();

        List<WriteOutcome> outcomes = soap.create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(joined.logins()).isEqualTo(2);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void anInsertWhoseAnswerIsLostIsInDoubtAndNotSentAgain() {
        org.faults().on(Requests.post("/services/Soap")).once(Breakages.dropAfterCommit());

        List<WriteOutcome> outcomes = soap.create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.InDoubt.class);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void anUpsertWhoseAnswerIsLostIsSentAgainAndWritesOnce() {
        org.faults().on(Requests.post("/services/Soap")).once(Breakages.dropAfterCommit());
        SObject record = SObject.of("Account").with("Name", "x").with("External_Id__c", "E-1");

        List<WriteOutcome> outcomes = soap.upsert("External_Id__c", List.of(record));

        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void oneBadRecordLeavesItsNeighboursWrittenOrWithAllOrNoneTakesThemAlong() {
        SObject good = SObject.of("Account").with("Name", "x");
        SObject bad = SObject.of("Account").with("Phone", "1");

        List<WriteOutcome> outcomes = soap.create(List.of(good, bad, good));

        assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Written.class);
        assertThat(((WriteOutcome.Rejected) outcomes.get(1)).errors().get(0).code())
                .isEqualTo(new ErrorCode("REQUIRED_FIELD_MISSING"));
        assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void aDeletedRecordIsToldComesBackAndGoesForGood() {
        RecordId id = written(soap.create(List.of(SObject.of("Account").with("Name", "x"))));

        assertThat(soap.delete(List.of(id, id)).get(0)).isInstanceOf(WriteOutcome.Written.class);
        assertThat(soap.retrieve("Account", List.of(id), "Name")).containsExactly(Optional.empty());
        assertThat(soap.undelete(List.of(id))).containsExactly(new WriteOutcome.Written(0, id, false));
        assertThat(soap.retrieve("Account", List.of(id), "Id", "Name")
                        .get(0)
                        .orElseThrow()
                        .text("Name"))
                .contains("x");
        soap.delete(List.of(id));
        assertThat(soap.emptyRecycleBin(List.of(id))).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(soap.undelete(List.of(id))).hasOnlyElementsOfType(WriteOutcome.Rejected.class);
    }

    @Test
    void accountsAreMergedAndTheirContactsMove() {
        RecordId master = RecordId.of(org.insert("Account", Map.of("Name", "stays")));
        RecordId other = RecordId.of(org.insert("Account", Map.of("Name", "goes")));
        org.insert("Contact", Map.of("LastName", "c", "AccountId", other.value()));
        SObject stays = SObject.of("Account").with("Id", master).with("Phone", "7");

        List<RowResult<Merged>> results = soap.actions().merge(List.of(new MergeRequest(stays, List.of(other))));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        RowResult.Done.class,
                        done -> assertThat(((Merged) done.value()).merged()).containsExactly(other));
        assertThat(org.query("SELECT AccountId FROM Contact").get(0)).containsEntry("AccountId", master.value());
    }

    @Test
    void objectsAreDescribedAsRestDescribesThem() {
        List<ObjectDescription> described = soap.describe(List.of("Account", "Contact"));

        assertThat(described).extracting(ObjectDescription::name).containsExactly("Account", "Contact");
        assertThat(described.get(0).schema().fields().stream().map(field -> field.name() + field.type()))
                .containsExactlyElementsOf(joined.rest().describe("Account").fields().stream()
                        .map(field -> field.name() + field.type())
                        .toList());
        assertThat(soap.describeGlobal()).extracting(ObjectDescription::name).contains("Account", "Contact");
    }

    private static RecordId written(List<WriteOutcome> outcomes) {
        return Optional.ofNullable(((WriteOutcome.Written) outcomes.get(0)).id())
                .orElseThrow();
    }
}
