package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts that cannot take a page, or not all of it. */
class RefusedChangesTest {
    private final World world = new World();
    private final List<DeadLetter> letters = new ArrayList<>();

    @BeforeEach
    void tenRecords() {
        world.org.insert(10);
        world.org.pass(Duration.ofMinutes(5));
    }

    @Test
    void aHandlerThatThrowsKeepsThePositionAndGetsThePageAgain() {
        IncrementalSync sync = world.sync(world.store, page -> {
                    throw new SQLException("secret value");
                })
                .build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .withCauseInstanceOf(SQLException.class)
                .withMessageContaining("the handler refused a page of 10 changes (java.sql.SQLException)")
                .withMessageNotContaining("secret value");

        assertThat(world.position()).isEmpty();
        world.settle(world.sync().build());
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aHandlersOwnCallToSalesforceIsNotTakenForOurs() {
        IncrementalSync sync = world.sync(world.store, page -> {
                    throw FakeOrg.refusal(503, ErrorCode.UNSPECIFIED, Retryability.AFTER_DELAY);
                })
                .build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .withMessageContaining("the handler refused a page");

        assertThat(world.pauses).isEmpty();
    }

    @Test
    void aRecordThatFailsAloneBecomesADeadLetterAndItsNeighboursAreTaken() {
        SyncSummary summary = isolating("001000000000004AAA").build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.delivered()).isEqualTo(9);
        assertThat(summary.deadLettered()).isEqualTo(1);
        assertThat(summary.read()).isEqualTo(10);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("sync/Account/001000000000004AAA@2026-01-01T12:00:00Z");
            assertThat(letter.job()).isEqualTo("sync/Account");
            assertThat(letter.inputIndex()).isEqualTo(3);
            assertThat(letter.attempted()).isEmpty();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
            assertThat(letter.errors().get(0).code()).isEqualTo(ErrorCode.HANDLER_FAILED);
            assertThat(letter.errors().get(0).message()).isEqualTo("java.io.IOException: no");
            assertThat(letter.failedAt()).isEqualTo(FakeOrg.START);
        });
    }

    @Test
    void deadLettersAreKeptBeforeThePositionMoves() {
        SyncBuilder sync = isolating("001000000000004AAA");
        sync.to(refusing("001000000000004AAA"), kept -> {
            assertThat(world.position()).isEmpty();
            letters.addAll(kept);
        });

        sync.build().run();

        assertThat(letters).hasSize(1);
        assertThat(world.position()).isPresent();
    }

    @Test
    void aPositionMovedBeforeTheDeadLettersAreKeptLosesTheChange() {
        SyncBuilder sync = isolating("001000000000004AAA");
        sync.without(Countermeasure.POSITION_AFTER_ACCEPTANCE).overlap(Duration.ZERO);
        sync.to(refusing("001000000000004AAA"), kept -> {
            throw new IllegalStateException("disk full");
        });
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> sync.build().run());
        sync.to(refusing("001000000000004AAA"), letters::addAll);

        world.org.pass(Duration.ofMinutes(5));
        sync.build().run();

        assertThat(letters).isEmpty();
        assertThat(world.target.copy).doesNotContainKey("001000000000004AAA");
    }

    @Test
    void aSinkThatFailsStopsTheRunAndKeepsThePosition() {
        SyncBuilder sync = isolating("001000000000004AAA");
        sync.to(refusing("001000000000004AAA"), kept -> {
            throw new IllegalStateException("disk full");
        });

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> sync.build().run())
                .withMessageContaining("the dead-letter sink failed for 1 letters");

        assertThat(world.position()).isEmpty();
    }

    @Test
    void aPageBelowTheSuccessRateStopsTheRunWithoutDeadLettersAndThePositionStays() {
        IncrementalSync sync =
                isolating("001000000000004AAA").minSuccessRate(0.95).build();

        SyncSummary summary = sync.run();

        assertThat(summary.outcome())
                .isEqualTo(new SyncOutcome.Partial("the host took 9 of 10 changes of a page, less than the 95.0 % asked"
                        + " for; the first refusal: HANDLER_FAILED"));
        assertThat(letters).isEmpty();
        assertThat(world.position()).isEmpty();
    }

    @Test
    void aPageAtTheSuccessRateIsAccepted() {
        SyncSummary summary =
                isolating("001000000000004AAA").minSuccessRate(0.9).build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(letters).hasSize(1);
    }

    @Test
    void anInterruptedHandlerStopsTheRunInGoodOrder() {
        IncrementalSync sync = world.sync(world.store, page -> {
                    throw new InterruptedException();
                })
                .build();

        SyncSummary summary = sync.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.outcome()).isEqualTo(new SyncOutcome.Partial("interrupted while the handler worked"));
        assertThat(world.position()).isEmpty();
    }

    @Test
    void aFailureOfAChangeThatIsNotInThePageRefusesThePage() {
        IncrementalSync sync = world.sync()
                .to(page -> new PageResult(List.of(FailedChange.because(10, new IOException("no")))), letters::addAll)
                .build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .withCauseInstanceOf(IndexOutOfBoundsException.class);

        assertThat(letters).isEmpty();
    }

    @Test
    void aChangeFailsOnlyOnceAndForAReason() {
        FailedChange failure = FailedChange.because(1, new IOException("no"));

        assertThatIllegalArgumentException().isThrownBy(() -> new PageResult(List.of(failure, failure)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FailedChange(1, List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FailedChange(1, failure.errors(), 0));
    }

    private SyncBuilder isolating(String refused) {
        return world.sync().to(refusing(refused), letters::addAll);
    }

    private IsolatingHandler refusing(String refused) {
        return IsolatingHandler.each(change -> {
            if (change.id().value().equals(refused)) {
                throw new IOException("no");
            }
            world.target.apply(change);
        });
    }
}
