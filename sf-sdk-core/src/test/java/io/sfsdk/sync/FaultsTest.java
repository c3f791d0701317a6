package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails at whatever request, nothing is lost. */
class FaultsTest {
    private static final int REQUESTS = 7;

    /** What can happen to a request. */
    @SuppressWarnings("ImmutableEnumChecker") // what makes an exception holds nothing
    enum Fault {
        SESSION_EXPIRED(() -> FakeOrg.refusal(401, ErrorCode.INVALID_SESSION_ID, Retryability.AFTER_LOGIN)),
        CURSOR_LOST(() -> FakeOrg.refusal(400, ErrorCode.INVALID_QUERY_LOCATOR, Retryability.NEVER)),
        UNAVAILABLE(() -> FakeOrg.refusal(503, ErrorCode.UNSPECIFIED, Retryability.AFTER_DELAY)),
        CONNECTION_LOST(() -> new TransportException("reset", Delivery.UNKNOWN, null)),
        TRUNCATED(() -> new ProtocolException("half a page", Retryability.AFTER_DELAY, null, null)),
        QUOTA(() -> FakeOrg.refusal(403, ErrorCode.REQUEST_LIMIT_EXCEEDED, Retryability.AFTER_LIMIT_FREES));

        private final Supplier<SalesforceException> failure;

        Fault(Supplier<SalesforceException> failure) {
            this.failure = failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFaultAtAnyRequestLosesNothing(Fault fault) {
        for (int faulty = 1; faulty <= REQUESTS; faulty++) {
            World world = worldWithAFault(fault, faulty);
            IncrementalSync sync =
                    world.sync(new LawfulStore(world), world.target).build();

            runWhateverHappens(sync);
            world.org.beforeRequest = (request, kind) -> {};
            world.settle(sync);

            assertThat(world.target.missingOf(world.org))
                    .as(fault + " at " + faulty)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUOTA", "TRUNCATED"})
    void aPassingFaultWhileReadingIsSurvivedInTheSameRunWithoutRepeating(Fault fault) {
        for (int faulty = 3; faulty <= REQUESTS; faulty++) {
            World world = worldWithAFault(fault, faulty);

            SyncSummary summary = world.sync().build().run();

            assertThat(summary.isComplete()).isTrue();
            assertThat(world.target.holdsAllOf(world.org)).isTrue();
            world.target.assertNothingCameTwice();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUOTA")
    void aFailedPageTakenForTheEndLosesRecordsAtSomeRequest(Fault fault) {
        List<Integer> losing = new ArrayList<>();

        for (int faulty = 3; faulty <= REQUESTS; faulty++) {
            World world = worldWithAFault(fault, faulty);
            IncrementalSync sync = world.sync()
                    .overlap(Duration.ZERO)
                    .without(Countermeasure.FAILED_IS_NOT_EMPTY, Countermeasure.COUNT_CHECK)
                    .build();
            runWhateverHappens(sync);
            world.org.beforeRequest = (request, kind) -> {};
            world.settle(sync);
            if (!world.target.holdsAllOf(world.org)) {
                losing.add(faulty);
            }
        }

        assertThat(losing).isNotEmpty();
    }

    @Test
    void anExhaustedQuotaStopsTheRunInGoodOrder() {
        World world = worldWithAFault(Fault.QUOTA, 5);

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.outcome())
                .isEqualTo(new SyncOutcome.StoppedForBudget(
                        "a limit of the org is used up (REQUEST_LIMIT_EXCEEDED)", FakeOrg.START.plusSeconds(3)));
        assertThat(summary.delivered()).isEqualTo(400);
        assertThat(world.pauses).isEmpty();
        assertThat(summary.describe()).contains("Stopped for budget: a limit of the org is used up");
    }

    @Test
    void anOutageEndsTheRunAfterItsAttemptsAndTheNextRunGoesOn() {
        World world = new World();
        world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(5));
        world.org.beforeRequest = (request, kind) -> {
            if (request >= 5) {
                throw Fault.UNAVAILABLE.failure.get();
            }
        };
        IncrementalSync sync = world.sync()
                .retry(new RetryPolicy(
                        4, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8)), Duration.ofHours(1)))
                .build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .withCauseInstanceOf(ApiException.class)
                .withMessageContaining("sync of Account (Account) stopped")
                .withMessageContaining("at attempt 4")
                .withMessageContaining("the next run goes on at 2026-01-01T12:00:00Z")
                .satisfies(e -> assertThat(e.summary().describe()).contains("FAILED"));
        assertThat(world.pauses).hasSize(3);

        world.org.beforeRequest = (request, kind) -> {};
        assertThat(sync.run().delivered()).isEqualTo(600);
    }

    @Test
    void noRetryStartsThatWouldEndAfterTheDeadline() {
        World world = new World();
        world.org.pass(Duration.ofMinutes(5));
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.QUERY) {
                throw Fault.UNAVAILABLE.failure.get();
            }
        };
        IncrementalSync sync = world.sync()
                .retry(new RetryPolicy(100, new Backoff(Duration.ofHours(1), Duration.ofHours(1)), Duration.ofNanos(1)))
                .build();

        assertThatExceptionOfType(SyncException.class).isThrownBy(sync::run).withMessageContaining("at attempt 1");
    }

    @Test
    void aRefusalForGoodIsNotRepeated() {
        World world = new World();
        world.org.pass(Duration.ofMinutes(5));
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.QUERY) {
                throw FakeOrg.refusal(400, new ErrorCode("INVALID_FIELD"), Retryability.NEVER);
            }
        };

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync().build().run())
                .withMessageContaining("(INVALID_FIELD) at attempt 1");

        assertThat(world.org.requests).isEqualTo(3);
    }

    private static World worldWithAFault(Fault fault, int faulty) {
        World world = new World();
        for (int i = 0; i < 10; i++) {
            world.org.insert(100);
            world.org.pass(Duration.ofSeconds(1));
        }
        world.org.pass(Duration.ofMinutes(5));
        world.org.beforeRequest = (request, kind) -> {
            if (request == faulty) {
                throw fault.failure.get();
            }
        };
        return world;
    }

    private static void runWhateverHappens(IncrementalSync sync) {
        try {
            sync.run();
        } catch (SyncException | SalesforceException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
