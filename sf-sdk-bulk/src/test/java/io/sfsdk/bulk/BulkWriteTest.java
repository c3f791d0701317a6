package io.sfsdk.bulk;

import static io.sfsdk.bulk.Uploads.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.bulk.JobFault;
import io.sfsdk.testkit.bulk.JobState;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.InDoubt;
import io.sfsdk.write.WriteOutcome.Rejected;
import io.sfsdk.write.WriteOutcome.Written;
import io.sfsdk.write.WriteRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkWriteTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();
    private static final WriteOperation UPSERT = new WriteOperation.Upsert("External_Id__c");

    private final BulkOrg bulk = new BulkOrg(
            builder -> builder.bulk(
                    BulkPolicy.standard().withLimits(BulkLimits.standard().withBatches(10, 2))),
            settings -> settings.spoolInMemory(64));

    @AfterEach
    void noDefect() {
        assertThat(bulk.org().defects()).isEmpty();
        bulk.close();
    }

    private List<WriteOutcome> write(WriteOperation operation, List<SObject> records) {
        return bulk.api().writer().write(WriteRequest.of(operation, records));
    }

    private static List<SObject> named(int count) {
        List<SObject> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(account().with("Name", "Account " + i).with("External_Id__c", "E-" + i));
        }
        return records;
    }

    @Test
    void outcomesBelongToTheirRecordsThoughResultsAreShuffled() {
        List<SObject> records = named(50);
        records.set(7, account().with("External_Id__c", "E-7"));
        records.set(23, account().with("Name", "").with("External_Id__c", "E-23"));

        List<WriteOutcome> outcomes = write(INSERT, records);

        assertThat(outcomes).hasSize(50);
        for (int i = 0; i < 50; i++) {
            WriteOutcome outcome = outcomes.get(i);
            assertThat(outcome.index()).isEqualTo(i);
            if (i == 7 || i == 23) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.errors())
                                        .singleElement()
                                        .satisfies(error -> {
                                            assertThat(error.code()).hasToString("REQUIRED_FIELD_MISSING");
                                            assertThat(error.fields()).containsExactly("Name");
                                        }));
            } else {
                String id = ((Written) outcome).id().value();
                assertThat(bulk.org().query("SELECT External_Id__c FROM Account WHERE Id = '" + id + "'"))
                        .containsExactly(Map.of("External_Id__c", "E-" + i));
                assertThat(((Written) outcome).created()).isTrue();
            }
        }
    }

    @Test
    void recordsOfLikeContentStandForEachOther() {
        List<SObject> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.add(account().with("Name", "Same").with("AnnualRevenue", new BigDecimal("912260031")));
        }
        bulk.org().bulk().strikeIngest(JobFault.chunkLocked(1));

        List<WriteOutcome> outcomes = write(INSERT, records);

        assertThat(outcomes.stream().filter(Written.class::isInstance)).hasSize(4);
        assertThat(outcomes.stream().filter(Rejected.class::isInstance)).hasSize(2);
        assertThat(bulk.org().count("Account")).isEqualTo(4);
    }

    @Test
    void numbersAreFoundAgainAlthoughTheOrgWritesThemAnew() {
        List<SObject> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(account()
                    .with("Name", "N")
                    .with("AnnualRevenue", new BigDecimal("912260031").add(BigDecimal.valueOf(i))));
        }

        List<WriteOutcome> outcomes = write(INSERT, records);

        for (int i = 0; i < 10; i++) {
            String id = ((Written) outcomes.get(i)).id().value();
            Object revenue = bulk.org()
                    .query("SELECT AnnualRevenue FROM Account WHERE Id = '" + id + "'")
                    .get(0)
                    .get("AnnualRevenue");
            assertThat(new BigDecimal(String.valueOf(revenue)))
                    .isEqualByComparingTo(BigDecimal.valueOf(912260031L + i));
        }
    }

    @Test
    void anUpsertTellsWhatItCreatedAndNullClearsAndAbsentLeaves() {
        bulk.org()
                .insert(
                        "Account",
                        Map.of("Name", "Old", "External_Id__c", "E-0", "Industry", "Energy", "Site", "Berlin"));
        List<SObject> records = List.of(
                account().with("External_Id__c", "E-0").with("Site", null),
                account().with("External_Id__c", "E-1").with("Name", "New").with("Site", "Paris"));

        List<WriteOutcome> outcomes = write(UPSERT, records);

        assertThat(((Written) outcomes.get(0)).created()).isFalse();
        assertThat(((Written) outcomes.get(1)).created()).isTrue();
        assertThat(bulk.org().query("SELECT Name, Industry, Site FROM Account WHERE External_Id__c = 'E-0'"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Name", "Old")
                        .containsEntry("Industry", "Energy")
                        .containsEntry("Site", null));
    }

    @Test
    void anUpdateAndADeleteDownloadOnlyTheFailures() {
        String id = bulk.org().insert("Account", Map.of("Name", "Old"));
        String gone = bulk.org().insert("Account", Map.of("Name", "Gone"));
        bulk.org().delete(gone);

        List<WriteOutcome> updated = write(
                new WriteOperation.Update(),
                List.of(
                        account().with("Id", id).with("Name", "New"),
                        account().with("Id", gone).with("Name", "New")));
        List<WriteOutcome> deleted = write(
                new WriteOperation.Delete(),
                List.of(account().with("Id", gone), account().with("Id", id)));

        assertThat(updated.get(0)).isEqualTo(new Written(0, RecordId.of(id), false));
        assertThat(updated.get(1)).isInstanceOf(Rejected.class);
        assertThat(deleted).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        assertThat(bulk.org().requests()).noneMatch(request -> request.path().contains("successfulResults"));
    }

    @Test
    void rowsOfAFailedJobThatWereNeverTriedMaySurelyBeSentAgain() {
        bulk.org()
                .bulk()
                .strikeIngest(JobFault.batchNeverCompletes(
                        1, "TooManyLockFailure : Too many lock failure(200) . Trying again later"));

        List<WriteOutcome> outcomes = write(INSERT, named(25));

        assertThat(outcomes.subList(0, 10))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        assertThat(outcomes.subList(10, 25))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(Retryability.ofRecord(rejected.errors()))
                                        .isEqualTo(Retryability.AFTER_DELAY)));
        assertThat(bulk.org().count("Account")).isEqualTo(10);
    }

    @Test
    void aFailedJobWithoutAReasonLeavesItsRowsToBeSentAgain() {
        bulk.org().bulk().strikeIngest(JobFault.failsAtStart(null));

        List<WriteOutcome> outcomes = write(INSERT, named(5));

        assertThat(outcomes)
                .hasSize(5)
                .allSatisfy(outcome -> assertThat(
                                ((Rejected) outcome).errors().get(0).retryability())
                        .isEqualTo(Retryability.AFTER_DELAY));
    }

    @Test
    void aJobWhoseHeaderTheOrgRefusesIsOneRefusalAndNoFaultOfARecord() {
        List<SObject> records = List.of(account().with("Name", "x").with("Nonsense__c", "y"));

        assertThatThrownBy(() -> write(INSERT, records)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.code()).hasToString("INVALIDBATCH");
            assertThat(refusal.delivery()).isEqualTo(Delivery.REFUSED);
            assertThat(refusal.retryability()).isEqualTo(Retryability.NEVER);
            assertThat(refusal.status()).isEqualTo(200);
        });
    }

    @Test
    void rowsThatNoResultMentionsAreInDoubt() {
        bulk.org().bulk().strikeIngest(JobFault.resultsLost(1));

        List<WriteOutcome> outcomes = write(INSERT, named(20));

        assertThat(outcomes.subList(0, 10))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        assertThat(outcomes.subList(10, 20))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                InDoubt.class,
                                doubt -> assertThat(doubt.cause()).hasMessageContaining("10 records")));
    }

    @Test
    void allOrNoneIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.api().writer().write(new WriteRequest(INSERT, named(2), true)))
                .withMessageContaining("REST");
        assertThat(bulk.org().requests()).isEmpty();
    }

    @Test
    void aRecordThatCannotBeWrittenIsNamedBeforeAnythingIsSent() {
        List<SObject> records = named(3);
        records.set(2, account().with("Name", "#N/A"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(INSERT, records))
                .withMessageContaining("field Name of record 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.api().writer().sizeOf(records.get(2)))
                .withMessageContaining("field Name");
        assertThat(bulk.org().requests()).isEmpty();
    }

    @Test
    void noUploadIsLeftBehindOnDisk(@TempDir Path folder) {
        try (BulkOrg spooling = new BulkOrg(
                builder -> builder, settings -> settings.spoolFolder(folder).spoolInMemory(0))) {
            spooling.api().writer().write(WriteRequest.of(INSERT, named(100)));

            assertThat(folder).isEmptyDirectory();
            assertThat(spooling.org().count("Account")).isEqualTo(100);
        }
    }

    @Test
    void noJobIsLeftOpen() {
        write(INSERT, named(3));

        assertThat(bulk.org().bulk().count(JobState.OPEN)).isZero();
    }

    @Test
    void countersThatAFileProvesWrongAreNotBelievedAboutTheOthers() {
        List<SObject> records = named(20);
        records.set(3, account().with("External_Id__c", "E-3"));
        bulk.org()
                .faults()
                .on(request -> request.method().equals("GET") && request.path().matches(".*/jobs/ingest/\\w+"))
                .always(Fault.named("a counter is wrong", (exchange, org) -> {
                    Response told = org.apply(exchange);
                    String body = new String(told.body(), StandardCharsets.UTF_8);
                    return Reply.plain(told.withBody(body.replaceAll("(RecordsFailed\"\\s*:\\s*)1", "$10")
                            .getBytes(StandardCharsets.UTF_8)));
                }));

        List<WriteOutcome> outcomes = write(INSERT, records);

        assertThat(outcomes.get(3)).isInstanceOf(Rejected.class);
        assertThat(outcomes.stream().filter(Written.class::isInstance)).hasSize(19);
    }
}
