package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that may make so many calls and no more, and runs that are asked to stop. */
class BudgetTest {
    private World world = new World();

    @BeforeEach
    void fill() {
        fill(world);
    }

    @Test
    void whateverCallTheBudgetEndsAtTheRunStopsThereAndTheNextGoesOn() {
        int all = callsOfAWholeRun();

        for (int most = 1; most < all; most++) {
            World stopped = new World();
            fill(stopped);
            int before = stopped.org.requests;

            SyncSummary summary = stopped.sync(new LawfulStore(stopped), stopped.target)
                    .maxCalls(most)
                    .build()
                    .run();

            assertThat(stopped.org.requests - before).as("calls of " + most).isEqualTo(most);
            assertResumes(stopped, summary, "the " + most + " calls that a run may make are made");
        }
        assertThat(all).isEqualTo(10);
    }

    @Test
    void whateverCallTheOrgsOwnLimitRefusesTheRunStopsThereAndTheNextGoesOn() {
        int all = callsOfAWholeRun();

        for (int most = 0; most < all; most++) {
            World stopped = new World();
            fill(stopped);
            limit(stopped, most);

            SyncSummary summary = stopped.sync(new LawfulStore(stopped), stopped.target)
                    .build()
                    .run();

            stopped.org.beforeRequest = (request, kind) -> {};
            assertResumes(stopped, summary, "a limit of the org is used up (REQUEST_LIMIT_EXCEEDED)");
        }
    }

    @Test
    void aRefusedCallTakenForTheEndLosesWhatFollows() {
        limit(world, 5);
        IncrementalSync trusting = IncrementalSync.builder(new Trusting(world.org), world.org, world.store)
                .sobject("Account")
                .fields("Name")
                .fromBeginning()
                .overlap(Duration.ZERO)
                .to(world.target)
                .build();

        SyncSummary summary = trusting.run();

        world.org.beforeRequest = (request, kind) -> {};
        world.settle(world.sync().overlap(Duration.ZERO).build());
        assertThat(summary.isComplete()).isTrue();
        assertThat(world.target.holdsAllOf(world.org)).isFalse();
    }

    @Test
    void manyRunsOfASmallBudgetEndWithTargetEqualToOrg() {
        world.org.pageSize = 20;
        IncrementalSync frugal = world.sync().maxCalls(9).overlap(Duration.ZERO).build();
        int runs = 0;

        while (!frugal.run().isComplete()) {
            runs++;
            assertThat(runs).isLessThan(50);
        }

        assertThat(runs).isGreaterThan(10);
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aRunThatIsAskedToStopAcceptsThePageInHandAndTheNextGoesOn() {
        List<Integer> pages = new ArrayList<>();
        IncrementalSync sync = world.sync(world.store, page -> {
                    world.target.handle(page);
                    pages.add(page.changes().size());
                })
                .build();

        SyncSummary summary = sync.run(() -> pages.size() == 2);

        assertThat(summary.outcome()).isEqualTo(new SyncOutcome.Partial("it was asked to stop"));
        assertThat(summary.delivered()).isEqualTo(world.target.deliveries.size());
        assertThat(pages).hasSizeBetween(2, 3);
        world.settle(world.sync().build());
        world.target.assertNothingCameTwice();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aRunThatIsAskedToStopBeforeItBeginsAsksNothing() {
        int before = world.org.requests;

        SyncSummary summary = world.sync().build().run(() -> true);

        assertThat(summary.outcome()).isEqualTo(new SyncOutcome.Partial("it was asked to stop"));
        assertThat(world.org.requests).isEqualTo(before);
        assertThat(world.position()).isEmpty();
    }

    @Test
    void aRunNeedsCallsToMake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync().maxCalls(0).build())
                .withMessageContaining("maxCalls 0");
    }

    private static void fill(World world) {
        world.org.pageSize = 100;
        for (int i = 0; i < 8; i++) {
            world.org.insert(100);
            world.org.pass(Duration.ofMinutes(1));
        }
        world.org.pass(Duration.ofMinutes(5));
    }

    private static int callsOfAWholeRun() {
        World whole = new World();
        fill(whole);
        int before = whole.org.requests;
        assertThat(whole.sync().build().run().isComplete()).isTrue();
        return whole.org.requests - before;
    }

    private static void limit(World world, int most) {
        int before = world.org.requests;
        world.org.beforeRequest = (request, kind) -> {
            if (request > before + most) {
                throw FakeOrg.refusal(403, ErrorCode.REQUEST_LIMIT_EXCEEDED, Retryability.AFTER_LIMIT_FREES);
            }
        };
    }

    private static void assertResumes(World world, SyncSummary summary, String reason) {
        Instant position = world.position()
                .map(StoredPosition::parse)
                .flatMap(StoredPosition::reached)
                .map(PagePosition::stamp)
                .orElse(Instant.EPOCH);
        assertThat(summary.outcome()).isEqualTo(new SyncOutcome.StoppedForBudget(reason, position));
        world.settle(world.sync().build());
        assertThat(world.target.missingOf(world.org)).as(reason).isEmpty();
    }

    /** A source that takes a refused page for the end of its answer. */
    private record Trusting(RecordSource source) implements RecordSource {
        @Override
        public SourceProfile profile() {
            return source.profile();
        }

        @Override
        public RecordCursor open(ReadRequest request) {
            RecordCursor pages = source.open(request);
            return new RecordCursor() {
                @Override
                public boolean hasNext() {
                    try {
                        return pages.hasNext();
                    } catch (SalesforceException e) {
                        return false;
                    }
                }

                @Override
                public RecordPage next() {
                    RecordPage page = pages.next();
                    return new RecordPage(page.records(), page.records().size());
                }

                @Override
                public void close() {
                    pages.close();
                }
            };
        }
    }
}
