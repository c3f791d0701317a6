package io.sfsdk.bulk;

import static io.sfsdk.bulk.Uploads.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestJobsTest {
    private static final IngestSpec INSERT = IngestSpec.of("Account", IngestOperation.insert());

    private final BulkOrg bulk = new BulkOrg();

    @AfterEach
    void noDefect() {
        assertThat(bulk.org().defects()).isEmpty();
        bulk.close();
    }

    private IngestJobs jobs() {
        return bulk.api().ingest();
    }

    private static List<SObject> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> account().with("Name", "a;b,c\td|" + i + "\n\"x\""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ColumnDelimiter.class)
    void aJobRunsInEachFormat(ColumnDelimiter delimiter) {
        for (LineEnding ending : LineEnding.values()) {
            IngestSpec spec = INSERT.withFormat(new CsvFormat(delimiter, ending));
            JobInfo job = jobs().create(spec);
            jobs().upload(job.id(), spec, accounts(5));
            jobs().close(job.id());

            List<WriteOutcome> outcomes = jobs().outcomes(jobs().await(job.id()), spec, accounts(5));

            assertThat(outcomes)
                    .hasSize(5)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        }
    }

    @Test
    void aSmallJobIsMadeUploadedAndClosedInOneCall() {
        JobInfo job = jobs().createWith(INSERT, accounts(3));

        assertThat(job.state()).isEqualTo(JobState.UPLOAD_COMPLETE);
        assertThat(jobs().outcomes(jobs().await(job.id()), INSERT, accounts(3))).hasSize(3);
        assertThat(bulk.org().count("Account")).isEqualTo(3);
    }

    @Test
    void aFieldThatAnUploadHasNoColumnForIsRefused() {
        JobInfo job = jobs().create(INSERT);
        List<SObject> records = List.of(account().with("Name", "x"), account().with("Site", "y"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> jobs().upload(job.id(), INSERT, List.of("Name"), records.iterator()))
                .withMessageContaining("record 1, field Site");
    }

    @Test
    void hardDeleteIsMadeByAnExplicitCall() {
        bulk.org().policies().bulk(policy -> policy.with(BulkPolicy.Behaviour.GRANTS_HARD_DELETE));
        String id = bulk.org().insert("Account", Map.of("Name", "x"));
        IngestSpec spec = IngestSpec.of("Account", IngestOperation.hardDelete());

        JobInfo job = jobs().createWith(spec, List.of(account().with("Id", id)));

        assertThat(jobs().await(job.id()).failed()).isZero();
        assertThat(bulk.org().query("SELECT Id FROM Account ALL ROWS")).isEmpty();
    }

    @Test
    void aDeletedJobIsGone() {
        JobInfo job = jobs().createWith(INSERT, accounts(1));
        jobs().await(job.id());

        jobs().delete(job.id());

        assertThatThrownBy(() -> jobs().info(job.id()))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.status()).isEqualTo(404));
    }

    @Test
    void onlyOpenJobsWithoutDataCountAsAbandoned() {
        JobInfo empty = jobs().create(INSERT);
        JobInfo loaded = jobs().create(INSERT);
        jobs().upload(loaded.id(), INSERT, accounts(1));
        List<JobInfo> seen = new ArrayList<>();
        jobs().each(seen::add);

        List<JobInfo> aborted = jobs().abortAbandoned(RecordId.of(bulk.org().userId()));

        assertThat(seen).extracting(JobInfo::id).containsExactlyInAnyOrder(empty.id(), loaded.id());
        assertThat(aborted).extracting(JobInfo::id).containsExactly(empty.id());
        assertThat(jobs().info(loaded.id()).state()).isEqualTo(JobState.OPEN);
    }
}
