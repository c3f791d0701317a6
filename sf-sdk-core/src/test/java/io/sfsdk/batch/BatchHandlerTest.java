package io.sfsdk.batch;

import static io.sfsdk.batch.FakeOrg.account;
import static io.sfsdk.batch.FakeOrg.accounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchHandlerTest {
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final List<List<SObject>> blocks = new ArrayList<>();
    private final Set<SObject> table = new LinkedHashSet<>();

    @Test
    void recordsAreHandedOverInBlocksOfTwoHundred() {
        BatchSummary summary =
                BatchExecutor.handling(blocks::add).deadLetters(letters).build().run(accounts(450));

        assertThat(blocks).extracting(List::size).containsExactly(200, 200, 50);
        assertThat(summary.written()).isEqualTo(450);
    }

    @Test
    void theRecordAHandlerDoesNotBearIsADeadLetterAndTheOthersArrive() {
        BatchSummary summary =
                refusing("a137").deadLetters(letters).job("export").build().run(accounts(200));

        assertThat(table).hasSize(199).doesNotContain(account("a137"));
        assertThat(summary.handlerFailed()).isEqualTo(1);
        assertThat(blocks).hasSizeLessThanOrEqualTo(17);
        DeadLetter letter = letters.letters().get(0);
        assertThat(letter.record()).isEqualTo(account("a137"));
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
        assertThat(letter.attempted()).isEmpty();
        assertThat(letter.errors().get(0).message()).contains("cannot take a137");
    }

    @Test
    void withBlocksOfOneNoRecordIsSeenTwice() {
        BatchSummary summary =
                refusing("a3").chunkSize(1).deadLetters(letters).build().run(accounts(10));

        assertThat(blocks).hasSize(10);
        assertThat(summary.written()).isEqualTo(9);
    }

    @Test
    void aFailedRecordIsTriedAgainAloneIfAskedFor() {
        ManualClock clock = new ManualClock();
        RetryPolicy thrice =
                new RetryPolicy(3, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8)), Duration.ofMinutes(1));

        BatchSummary summary = refusing("a3")
                .retry(thrice)
                .clock(clock)
                .sleeper(clock)
                .deadLetters(letters)
                .build()
                .run(accounts(4));

        assertThat(blocks.subList(blocks.size() - 3, blocks.size())).containsOnly(List.of(account("a3")));
        assertThat(clock.pauses()).hasSize(2);
        assertThat(letters.letters().get(0).attempts()).isEqualTo(3);
        assertThat(summary.handlerFailed()).isEqualTo(1);
    }

    @Test
    void aHandlerThatIsInterruptedStopsTheRunAndItsBlockIsUnprocessed() {
        BatchSummary summary = BatchExecutor.handling(block -> {
                    throw new InterruptedException();
                })
                .deadLetters(letters)
                .build()
                .run(accounts(300));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_INTERRUPT);
        assertThat(summary.unprocessed()).hasSize(200);
    }

    @Test
    void aTargetThatIsDownStopsTheRunBeforeTheSecondBlock() {
        BatchSummary summary = BatchExecutor.handling(block -> {
                    throw new IllegalStateException("database is down");
                })
                .deadLetters(letters)
                .build()
                .run(accounts(1_000));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        assertThat(summary.accepted()).isEqualTo(200);
        assertThat(summary.handlerFailed()).isEqualTo(101);
        assertThat(summary.unprocessed()).hasSize(99);
    }

    private BatchExecutor.Builder refusing(String name) {
        return BatchExecutor.handling(block -> {
            blocks.add(block);
            if (block.contains(account(name))) {
                throw new IllegalArgumentException("cannot take " + name);
            }
            table.addAll(block);
        });
    }
}
