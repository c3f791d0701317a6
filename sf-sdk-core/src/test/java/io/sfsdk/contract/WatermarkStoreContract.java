package io.sfsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a job may rely on in any {@link WatermarkStore}. Needs JUnit 5 and AssertJ on the class path. */
public abstract class WatermarkStoreContract {
    private static final WatermarkKey ACCOUNT = new WatermarkKey("sync", "Account");
    private static final Watermark FIRST = new Watermark("first");
    private static final Watermark SECOND = new Watermark("second");

    /** An empty store. */
    protected abstract WatermarkStore emptyStore() throws Exception;

    /**
     * Another store over the same positions, as another process or a restarted one would have. Return {@code same} if positions
     * do not outlive their store.
     */
    protected abstract WatermarkStore reopened(WatermarkStore same) throws Exception;

    @Test
    public final void aKeyThatNeverMovedHasNoPosition() throws Exception {
        WatermarkStore store = emptyStore();

        assertThat(store.load(ACCOUNT)).isEmpty();
    }

    @Test
    public final void whatWasStoredIsThereForTheNextProcess() throws Exception {
        WatermarkStore store = emptyStore();

        assertThat(store.advance(ACCOUNT, null, FIRST)).isTrue();
        assertThat(store.advance(ACCOUNT, FIRST, SECOND)).isTrue();

        assertThat(reopened(store).load(ACCOUNT)).contains(SECOND);
    }

    @Test
    public final void aKeyThatHasAPositionIsNotStartedAgain() throws Exception {
        WatermarkStore store = emptyStore();
        store.advance(ACCOUNT, null, FIRST);

        assertThat(store.advance(ACCOUNT, null, SECOND)).isFalse();
        assertThat(store.advance(ACCOUNT, null, FIRST)).isFalse();

        assertThat(store.load(ACCOUNT)).contains(FIRST);
    }

    @Test
    public final void aStalePositionMovesNothing() throws Exception {
        WatermarkStore store = emptyStore();
        store.advance(ACCOUNT, null, FIRST);
        store.advance(ACCOUNT, FIRST, SECOND);

        assertThat(store.advance(ACCOUNT, FIRST, new Watermark("third"))).isFalse();

        assertThat(store.load(ACCOUNT)).contains(SECOND);
    }

    @Test
    public final void aKeyWithoutAPositionIsNotMovedFromOne() throws Exception {
        WatermarkStore store = emptyStore();

        assertThat(store.advance(ACCOUNT, FIRST, SECOND)).isFalse();

        assertThat(store.load(ACCOUNT)).isEmpty();
    }

    @Test
    public final void movingToTheSameTextIsAMove() throws Exception {
        WatermarkStore store = emptyStore();
        store.advance(ACCOUNT, null, FIRST);

        assertThat(store.advance(ACCOUNT, FIRST, FIRST)).isTrue();

        assertThat(store.load(ACCOUNT)).contains(FIRST);
    }

    @Test
    public final void keysThatLookAlikeMoveApart() throws Exception {
        WatermarkStore store = emptyStore();
        List<WatermarkKey> keys = List.of(
                new WatermarkKey("sync", "Account"),
                new WatermarkKey("sync", "account"),
                new WatermarkKey("Sync", "Account"),
                new WatermarkKey("sync/Account", "x"),
                new WatermarkKey("sync", "Account/x"),
                new WatermarkKey("sync", "../Account"),
                new WatermarkKey("sync", "Account "),
                new WatermarkKey("sync", "/data/AccountChangeEvent"),
                new WatermarkKey("sync", "Über:*?\"<>|\\\u0001"),
                new WatermarkKey("sync", "n".repeat(250)),
                new WatermarkKey("sync", "n".repeat(249) + "m"));

        keys.forEach(key ->
                assertThat(store.advance(key, null, new Watermark("of " + key))).isTrue());

        WatermarkStore again = reopened(store);
        assertThat(keys).allSatisfy(key -> assertThat(again.load(key)).contains(new Watermark("of " + key)));
    }

    @Test
    public final void aPositionKeepsEveryCharacter() throws Exception {
        WatermarkStore store = emptyStore();
        List<String> texts = List.of(
                "2026-01-01T00:00:00Z",
                " leading and trailing ",
                "two\nlines\n",
                "carriage\r\nreturn",
                "quote ' \" \\ % _ ;--",
                "äöü 漢字 \uD83D\uDE00",
                "Case",
                "case",
                "9".repeat(300_000));

        Watermark current = null;
        for (String text : texts) {
            assertThat(store.advance(ACCOUNT, current, new Watermark(text))).isTrue();
            current = store.load(ACCOUNT).orElseThrow();
            assertThat(current.value()).isEqualTo(text);
        }
    }

    @Test
    public final void positionsThatDifferInCaseOnlyAreDifferent() throws Exception {
        WatermarkStore store = emptyStore();
        store.advance(ACCOUNT, null, new Watermark("abc"));

        assertThat(store.advance(ACCOUNT, new Watermark("ABC"), SECOND)).isFalse();
        assertThat(store.advance(ACCOUNT, new Watermark("abc "), SECOND)).isFalse();

        assertThat(store.load(ACCOUNT)).contains(new Watermark("abc"));
    }

    @Test
    public final void ofManyWorkersExactlyOneMovesThePositionEachTime() throws Exception {
        WatermarkStore store = emptyStore();
        int workers = 4;
        int rounds = 25;
        store.advance(ACCOUNT, null, new Watermark("0"));

        CyclicBarrier together = new CyclicBarrier(workers);
        List<Callable<Integer>> racers = Stream.generate(() -> racer(reopenedQuietly(store), together, rounds))
                .limit(workers)
                .toList();

        assertThat(totalOf(racers)).isEqualTo(rounds);
        assertThat(store.load(ACCOUNT)).contains(new Watermark(String.valueOf(rounds)));
    }

    @Test
    public final void ofManyWorkersExactlyOneStartsAKey() throws Exception {
        WatermarkStore store = emptyStore();
        CyclicBarrier together = new CyclicBarrier(4);

        List<Callable<Integer>> racers = Stream.of("a", "b", "c", "d")
                .map(name -> starter(reopenedQuietly(store), together, new Watermark(name)))
                .toList();

        assertThat(totalOf(racers)).isEqualTo(1);
    }

    private static Callable<Integer> racer(WatermarkStore store, CyclicBarrier together, int rounds) {
        return () -> {
            int won = 0;
            for (int round = 0; round < rounds; round++) {
                together.await();
                Watermark expected = new Watermark(String.valueOf(round));
                won += store.advance(ACCOUNT, expected, new Watermark(String.valueOf(round + 1))) ? 1 : 0;
            }
            return won;
        };
    }

    private static Callable<Integer> starter(WatermarkStore store, CyclicBarrier together, Watermark first) {
        return () -> {
            together.await();
            return store.advance(ACCOUNT, null, first) ? 1 : 0;
        };
    }

    private static int totalOf(List<Callable<Integer>> racers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            int total = 0;
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                total += racer.get();
            }
            return total;
        } finally {
            threads.shutdownNow();
        }
    }

    private WatermarkStore reopenedQuietly(WatermarkStore store) {
        try {
            return reopened(store);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
