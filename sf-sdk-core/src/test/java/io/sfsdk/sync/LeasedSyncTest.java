package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.watermark.Lease;
import io.sfsdk.watermark.LeaseAttempt;
import io.sfsdk.watermark.LeaseLostException;
import io.sfsdk.watermark.Leases;
import io.sfsdk.watermark.MovedClock;
import io.sfsdk.watermark.WatermarkKey;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances share a sync: the holder of its lease works. */
class LeasedSyncTest {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final WatermarkKey POSITION = new WatermarkKey("sync", "Account");

    private final World world = new World();
    private final MovedClock clock = new MovedClock();

    @BeforeEach
    void fill() {
        world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(5));
    }

    @Test
    void aWorkerPausedPastItsLeaseStopsNamesTheHolderAndTheTargetIsWhole() {
        SyncSummary[] faster = new SyncSummary[1];
        IncrementalSync slower = world.sync(world.store, page -> {
                    world.target.handle(page);
                    if (faster[0] == null) {
                        clock.pass(LEASE);
                        faster[0] = world.sync().build().under(lease("host-b")).run();
                    }
                })
                .build()
                .under(lease("host-a"));

        SyncSummary summary = slower.run();

        assertThat(faster[0].isComplete()).isTrue();
        assertStoppedFor("host-b", summary);
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void onceTheNewHolderHasReadThePositionTheWorkerThatWakesUpMovesNothing() {
        Lease[] taken = new Lease[1];
        IncrementalSync paused = world.sync(world.store, page -> {
                    clock.pass(LEASE);
                    taken[0] = lease("host-b");
                    taken[0].guard(world.store).load(POSITION);
                })
                .build()
                .under(lease("host-a"));

        SyncSummary woken = paused.run();

        assertStoppedFor("host-b", woken);
        assertThat(taken[0].guard(world.store).load(POSITION)).isEmpty();
        assertThat(world.sync().build().under(taken[0]).run().isComplete()).isTrue();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aRunUnderALeaseThatIsGoneDoesNotBegin() {
        IncrementalSync late = world.sync().build().under(lease("host-a"));
        clock.pass(LEASE);
        world.sync().build().under(lease("host-b")).run();

        assertThatThrownBy(late::run).isInstanceOf(LeaseLostException.class).hasMessageContaining("host-b");

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aSyncWithoutALeaseKeepsItsHandsOffAPositionUnderOne() {
        world.sync().build().under(lease("host-a")).run();

        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync().build().run())
                .withMessageContaining("host-a")
                .withMessageContaining("under(lease)");
    }

    private static void assertStoppedFor(String holder, SyncSummary summary) {
        assertThat(summary.outcome())
                .isInstanceOfSatisfying(
                        SyncOutcome.Partial.class,
                        partial -> assertThat(partial.reason()).contains("held by " + holder));
    }

    private Lease lease(String holder) {
        Leases leases = Leases.in(world.store, holder).lasting(LEASE).by(clock);
        return ((LeaseAttempt.Granted) leases.acquire("Account")).lease();
    }
}
