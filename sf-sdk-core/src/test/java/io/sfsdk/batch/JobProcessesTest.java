package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes run one batch with one journal; the second does so while the first is about to tell its n-th ticket. */
class JobProcessesTest {
    private final FakeJobs.Jobs jobs = new FakeJobs.Jobs(new FakeOrg().taking(10, 1_000_000));
    private final WatermarkStore store = new InMemoryWatermarkStore();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void oneAdvancesAndTheOtherStopsBeforeItSendsARecord(int ticket) {
        BatchAbortedException first =
                catchThrowableOfType(BatchAbortedException.class, () -> runWhileAnotherRuns(ticket));

        assertThat(first)
                .hasRootCauseMessage(
                        "another run has moved the journal batch/contacts.csv; let one process at a time work on one"
                                + " input");
        assertThat(first.summary().unprocessed()).hasSize(10);
        assertThat(jobs.taken().values()).containsOnly(1).hasSize(50);
    }

    @Test
    void withoutTheComparisonBothSendTheSameRecords() {
        runWhileAnotherRuns(3, Countermeasure.ONE_PROCESS);

        assertThat(jobs.taken().values()).contains(2);
    }

    @Test
    void whateverTheFirstIsDoingWhenTheSecondComesEachRecordIsTakenOnce() {
        int moment = 0;
        while (new JobProcessesTest().meetsAnotherAt(moment)) {
            moment++;
        }

        assertThat(moment).isGreaterThan(30);
    }

    /** Returns false once the moment lies behind the end of the first process. */
    private boolean meetsAnotherAt(int moment) {
        int[] passed = {0};
        FakeJobs first = new FakeJobs(jobs, what -> {
            if (passed[0]++ == moment) {
                run(new FakeJobs(jobs, other -> {}));
            }
        });
        boolean isStopped = false;
        try {
            run(first);
        } catch (BatchAbortedException e) {
            isStopped = true;
        }

        assertThat(isStopped).as("moment %d", moment).isEqualTo(passed[0] > moment);
        assertThat(jobs.taken().values())
                .as("moment %d", moment)
                .containsOnly(1)
                .hasSize(50);
        return passed[0] > moment;
    }

    private void runWhileAnotherRuns(int atTicket, Countermeasure... off) {
        int[] told = {0};
        UnaryOperator<String> meanwhile = ticket -> {
            if (++told[0] == atTicket) {
                run(new FakeJobs(jobs, what -> {}), off);
            }
            return ticket;
        };
        run(new TicketChanger(new FakeJobs(jobs, what -> {}), meanwhile), off);
    }

    private void run(RecordWriter writer, Countermeasure... off) {
        BatchExecutor.builder(writer, new WriteOperation.Insert())
                .journal(store, "contacts.csv")
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1))
                .without(off)
                .build()
                .run(FakeOrg.accounts(50));
    }
}
