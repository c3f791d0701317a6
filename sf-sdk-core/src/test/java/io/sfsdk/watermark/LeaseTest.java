package io.sfsdk.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.contract.WatermarkStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several workers one holds the lease, and only it moves positions. */
class LeaseTest {
    private static final WatermarkKey KEY = new WatermarkKey("sync", "Account");
    private static final Watermark OLD = new Watermark("old");
    private static final Watermark NEW = new Watermark("new");
    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir
    private static Path temp;

    private final MovedClock clock = new MovedClock();

    static Stream<Named<WatermarkStore>> stores() {
        return Stream.of(
                Named.of("memory", new InMemoryWatermarkStore()),
                Named.of(
                        "files",
                        FileWatermarkStore.at(temp.resolve(UUID.randomUUID().toString()))),
                Named.of("database", JdbcWatermarkStore.in(freshDatabase()).createTable()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofTwoWorkersOneIsGrantedTheLeaseAndTheOtherIsToldWhoHoldsIt(WatermarkStore store) {
        Lease lease = granted(store, "host-a");

        LeaseAttempt second = leases(store, "host-b").acquire("Account");

        assertThat(second)
                .isEqualTo(new LeaseAttempt.Held("host-a", clock.instant().plus(LEASE)));
        assertThat(leases(store, "host-b").acquire("Contact")).isInstanceOf(LeaseAttempt.Granted.class);
        assertThat(lease).hasToString("lease of Account by host-a, fence " + lease.fence());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aLeaseThatRanOutIsTakenOverWithAGreaterFence(WatermarkStore store) {
        Lease first = granted(store, "host-a");
        clock.pass(LEASE);

        Lease second = granted(store, "host-b");

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(first::renew)
                .withMessageContaining("the lease of Account is held by host-b now, and host-a must stop")
                .withMessageContaining("PT5M");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aLeaseThatWasGivenBackIsFreeAtOnce(WatermarkStore store) {
        Lease first = granted(store, "host-a");
        first.close();

        Lease second = granted(store, "host-b");
        first.close();

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(leases(store, "host-c").acquire("Account")).isInstanceOf(LeaseAttempt.Held.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aWorkerPausedPastItsLeaseMovesNothing(WatermarkStore store) {
        WatermarkStore paused = granted(store, "host-a").guard(store);
        paused.advance(KEY, null, OLD);
        clock.pass(LEASE);
        WatermarkStore working = granted(store, "host-b").guard(store);

        assertThat(working.load(KEY)).contains(OLD);
        assertThatThrownBy(() -> paused.advance(KEY, OLD, NEW))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("host-b");

        assertThat(working.load(KEY)).contains(OLD);
        assertThat(working.advance(KEY, OLD, NEW)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aWorkerPausedBetweenTheLookAtItsLeaseAndTheMoveMovesNothing(WatermarkStore store) {
        PausingStore pausing = new PausingStore(store);
        WatermarkStore paused = granted(store, "host-a").guard(pausing);
        paused.advance(KEY, null, OLD);
        WatermarkStore[] working = new WatermarkStore[1];
        pausing.meanwhile = () -> {
            clock.pass(LEASE);
            working[0] = granted(store, "host-b").guard(store);
            assertThat(working[0].load(KEY)).contains(OLD);
        };

        assertThatThrownBy(() -> paused.advance(KEY, OLD, NEW))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("held by host-b");

        assertThat(working[0].advance(KEY, OLD, new Watermark("by host-b"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void withoutTheFenceBothWorkersMove(WatermarkStore store) {
        PausingStore pausing = new PausingStore(store);
        Lease lease = granted(store, "host-a");
        WatermarkStore paused = new Unfenced(pausing, lease);
        paused.advance(KEY, null, OLD);
        WatermarkStore[] working = new WatermarkStore[1];
        pausing.meanwhile = () -> {
            clock.pass(LEASE);
            working[0] = new Unfenced(store, granted(store, "host-b"));
            assertThat(working[0].load(KEY)).contains(OLD);
        };

        assertThat(paused.advance(KEY, OLD, NEW)).isTrue();

        assertThat(working[0].advance(KEY, OLD, NEW)).isFalse();
        assertThat(working[0].advance(KEY, NEW, OLD)).as("host-b goes back").isTrue();
        assertThat(store.advance(KEY, OLD, NEW)).as("and host-a moves on").isTrue();
    }

    @Test
    void movesRenewTheLeaseSoThatARunThatMakesProgressKeepsIt() {
        WatermarkStore store = new InMemoryWatermarkStore();
        WatermarkStore positions = granted(store, "host-a").guard(store);
        Watermark last = null;

        for (int page = 0; page < 20; page++) {
            Watermark next = new Watermark("page " + page);
            assertThat(positions.advance(KEY, last, next)).isTrue();
            last = next;
            clock.pass(Duration.ofMinutes(4));
            assertThat(leases(store, "host-b").acquire("Account")).isInstanceOf(LeaseAttempt.Held.class);
        }
    }

    @Test
    void aLeaseThatRanOutAndThatNobodyTookIsStillTheHolders() {
        WatermarkStore store = new InMemoryWatermarkStore();
        WatermarkStore positions = granted(store, "host-a").guard(store);
        clock.pass(LEASE.multipliedBy(3));

        assertThat(positions.advance(KEY, null, OLD)).isTrue();

        assertThat(leases(store, "host-b").acquire("Account")).isInstanceOf(LeaseAttempt.Held.class);
    }

    @Test
    void aHostWhoseClockIsAheadTakesOverTooEarlyAndNothingWorseHappens() {
        WatermarkStore store = new InMemoryWatermarkStore();
        WatermarkStore early = granted(store, "host-a").guard(store);
        early.advance(KEY, null, OLD);
        MovedClock ahead = new MovedClock();
        ahead.pass(Duration.ofHours(1));

        Lease lease = ((LeaseAttempt.Granted) leases(store, "host-b").by(ahead).acquire("Account")).lease();
        WatermarkStore late = lease.guard(store);
        late.load(KEY);

        assertThatThrownBy(() -> early.advance(KEY, OLD, NEW)).isInstanceOf(LeaseLostException.class);
        assertThat(late.advance(KEY, OLD, NEW)).isTrue();
    }

    @Test
    void aRenewalWhoseAnswerWasLostIsFoundAndKept() {
        WatermarkStore store = new InMemoryWatermarkStore();
        PausingStore failing = new PausingStore(store);
        Lease lease = granted(failing, "host-a");
        clock.pass(Duration.ofMinutes(3));
        failing.afterMove = () -> {
            throw new WatermarkStoreException("connection lost", null);
        };
        assertThatThrownBy(lease::renew).isInstanceOf(WatermarkStoreException.class);

        lease.renew();

        assertThat(leases(store, "host-b").acquire("Account"))
                .isEqualTo(new LeaseAttempt.Held("host-a", clock.instant().plus(LEASE)));
    }

    @Test
    void aLeaseThatWasGivenBackMovesNothingOnceItsTimeIsOver() {
        WatermarkStore store = new InMemoryWatermarkStore();
        Lease lease = granted(store, "host-a");
        WatermarkStore positions = lease.guard(store);
        lease.close();
        clock.pass(LEASE);

        assertThatThrownBy(() -> positions.load(KEY))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("given back");
    }

    @Test
    void fencesGrowEvenIfTheRecordOfTheLeaseWasRemoved() {
        WatermarkStore positions = new InMemoryWatermarkStore();
        Lease before = granted(new InMemoryWatermarkStore(), "host-a");
        before.guard(positions).advance(KEY, null, OLD);
        clock.pass(Duration.ofSeconds(1));

        Lease after = granted(new InMemoryWatermarkStore(), "host-b");

        assertThat(after.fence()).isGreaterThan(before.fence());
        assertThat(after.guard(positions).load(KEY)).contains(OLD);
    }

    @Test
    void aPositionThatWasNeverUnderALeaseIsTakenUnderIt() {
        WatermarkStore store = new InMemoryWatermarkStore();
        store.advance(KEY, null, OLD);
        WatermarkStore positions = granted(store, "host-a").guard(store);

        assertThat(positions.advance(KEY, NEW, OLD)).isFalse();
        assertThat(positions.load(KEY)).contains(OLD);

        assertThat(store.load(KEY).orElseThrow().value())
                .startsWith("leased-1 ")
                .endsWith(" host-a\nold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void aHolderIsNamedOnOneLine(String holder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leases.in(new InMemoryWatermarkStore(), holder))
                .withMessageContaining("one line");
    }

    @Test
    void aLeaseOfNoTimeIsRefused() {
        Leases leases = leases(new InMemoryWatermarkStore(), "host-a");

        assertThatIllegalArgumentException().isThrownBy(() -> leases.lasting(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "lease-1 x free host", "lease-1 1 noon host", "lease-1 1"})
    void whatIsNoLeaseIsReportedAndNotOverwritten(String text) {
        WatermarkStore store = new InMemoryWatermarkStore();
        WatermarkKey key = new WatermarkKey("lease", "Account");
        store.advance(key, null, new Watermark(text));

        assertThatThrownBy(() -> leases(store, "host-a").acquire("Account"))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("is no lease");

        assertThat(store.load(key)).contains(new Watermark(text));
    }

    @Test
    void theDatabaseTellsTheTime() {
        JdbcWatermarkStore store = JdbcWatermarkStore.in(freshDatabase());

        Instant before = Instant.now().minusSeconds(1);
        Instant told = store.databaseTime().instant();

        assertThat(told).isBetween(before, Instant.now().plusSeconds(1));
    }

    private Lease granted(WatermarkStore store, String holder) {
        return ((LeaseAttempt.Granted) leases(store, holder).acquire("Account")).lease();
    }

    private Leases leases(WatermarkStore store, String holder) {
        return Leases.in(store, holder).lasting(LEASE).by(clock);
    }

    private static JdbcDataSource freshDatabase() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    /** Positions under a lease keep what any store promises. */
    @Nested
    class Guarded extends WatermarkStoreContract {
        @Override
        protected WatermarkStore emptyStore() {
            WatermarkStore store = new InMemoryWatermarkStore();
            return granted(store, "host-a").guard(store);
        }

        @Override
        protected WatermarkStore reopened(WatermarkStore same) {
            return same;
        }
    }

    /** Looks at the lease before each move, as a lease without a fence would. */
    private record Unfenced(WatermarkStore positions, Lease lease) implements WatermarkStore {
        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            lease.renewIfDue();
            return positions.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            lease.renewIfDue();
            return positions.advance(key, expected, next);
        }
    }

    /** A worker that is paused when it is about to move a position, or whose move's answer is lost. */
    private static final class PausingStore implements WatermarkStore {
        private final WatermarkStore store;
        private Runnable meanwhile = () -> {};
        private Runnable afterMove = () -> {};

        PausingStore(WatermarkStore store) {
            this.store = store;
        }

        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
            boolean isMoved = store.advance(key, expected, next);
            Runnable then = afterMove;
            afterMove = () -> {};
            then.run();
            return isMoved;
        }
    }
}
