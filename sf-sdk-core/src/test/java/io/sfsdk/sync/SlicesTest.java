package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.UnsupportedException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.soql.SoqlQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that keeps no order is read in slices of closed time, each one unit. */
class SlicesTest {
    private static final int PAGE = 50;

    @Test
    void eachChangeIsDeliveredAndTheNextRunFindsNothing() {
        World world = new World();
        world.org.insert(420);

        IncrementalSync sync = sliced(world).apply(world.sync()).build();
        world.settle(sync);

        assertThat(world.target.missingOf(world.org)).isEmpty();
        assertThat(world.target.deliveries).hasSize(420);
        assertThat(world.org.queries).anyMatch(query -> query.endsWith(" ORDER BY Id"));
    }

    @Test
    void tiesThatFillManyPagesAreAllDelivered() {
        World world = new World();
        world.org.pageSize = 200;
        world.org.insert(5_000);

        world.settle(sliced(world).apply(world.sync().sliceSize(100)).build());

        assertThat(world.target.missingOf(world.org)).isEmpty();
    }

    @Test
    void aCrashAnywhereLosesNothingAndRepeatsAtMostASlice() {
        int places = placesOf(builder -> builder);

        for (int fatal = 1; fatal <= places; fatal++) {
            World world = crashedAt(fatal, builder -> builder);

            assertThat(world.target.missingOf(world.org)).as("died at " + fatal).isEmpty();
            assertThat(world.target.deliveries).as("died at " + fatal).hasSizeBetween(420, 820);
        }
        assertThat(places).isGreaterThan(10);
    }

    @Test
    void aPositionMovedBeforeAcceptanceLosesRecordsAtSomePlace() {
        assertThat(losing(builder -> builder.without(Countermeasure.POSITION_AFTER_ACCEPTANCE)))
                .isNotEmpty();
    }

    @Test
    void aPositionMovedInsideASliceLosesRecordsAtSomePlace() {
        assertThat(losing(builder -> builder.without(Countermeasure.SLICE_IS_WHOLE)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void aPageThatComesShortMovesNothingAndIsReadAgainUnlessNobodyCounts(boolean isMutant, int lost) {
        UnaryOperator<List<RecordPage>> oneRecordLess = pages -> {
            RecordPage second = pages.get(1);
            pages.set(1, new RecordPage(second.records().subList(1, PAGE), second.totalSize()));
            return pages;
        };

        World world = spoiled(oneRecordLess, isMutant);

        assertThat(world.target.missingOf(world.org)).hasSize(lost);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 50"})
    void aPageInPlaceOfAnotherIsNoticedUnlessNobodyLooks(boolean isMutant, int lost) {
        UnaryOperator<List<RecordPage>> firstInPlaceOfSecond = pages -> {
            pages.set(1, pages.get(0));
            return pages;
        };

        World world = spoiled(firstInPlaceOfSecond, isMutant);

        assertThat(world.target.missingOf(world.org)).hasSize(lost);
    }

    /** The first slice's pages come so; all later ones as they are. */
    private static World spoiled(UnaryOperator<List<RecordPage>> first, boolean isMutant) {
        World world = new World();
        world.org.pageSize = PAGE;
        world.org.insert(200);
        SyncBuilder sync = world.sync().inSlices(new Spoiled(new Unordered(world.org, () -> {}), first));
        world.settle((isMutant ? sync.without(Countermeasure.COUNT_CHECK) : sync).build());
        return world;
    }

    @Test
    void aRecordThatMovesToALaterSliceIsDeliveredWithItsNewestVersionLast() {
        World world = new World();
        world.org.pageSize = PAGE;
        for (int i = 0; i < 4; i++) {
            world.org.insert(100);
            world.org.pass(Duration.ofMinutes(10));
        }
        int[] pages = {0};
        ChangeHandler changing = page -> {
            world.target.handle(page);
            if (pages[0]++ < 12) {
                world.org.update(page.changes().get(0).id().value(), "moved " + pages[0]);
                world.org.pass(Duration.ofSeconds(20));
            }
        };

        world.settle(sliced(world)
                .apply(world.sync(world.store, changing).sliceSize(60))
                .build());

        assertThat(world.target.missingOf(world.org)).isEmpty();
        assertThat(pages[0]).isGreaterThan(12);
    }

    @Test
    void slicesGoOnInTheMiddleOfATieThatAnOrderedRunBegan() {
        World world = new World();
        world.org.pageSize = PAGE;
        world.org.insert(200);
        world.org.pass(Duration.ofMinutes(16));
        SyncSummary ordered = world.sync().maxCalls(4).build().run();

        SyncSummary rest = sliced(world).apply(world.sync()).build().run();

        assertThat(ordered.isComplete()).isFalse();
        assertThat(ordered.delivered()).isBetween(1L, 199L);
        assertThat(rest.violations()).isZero();
        assertThat(world.target.missingOf(world.org)).isEmpty();
        world.target.assertNothingCameTwice();
    }

    @Test
    void aSliceThatTakesTooLongIsAskedForInHalves() {
        World world = new World();
        for (int i = 0; i < 8; i++) {
            world.org.insert(20);
            world.org.pass(Duration.ofMinutes(10));
        }
        int[] failures = {0};
        Unordered slices = new Unordered(world.org, () -> {
            if (failures[0]++ < 3) {
                throw FakeOrg.refusal(400, new ErrorCode("QUERY_TIMEOUT"), Retryability.NEVER);
            }
        });

        world.settle(world.sync().inSlices(slices).build());

        assertThat(world.target.missingOf(world.org)).isEmpty();
        assertThat(world.pauses).isEmpty();
    }

    @Test
    void aSourceThatCannotAnswerGivesWayToTheOrderedOne() {
        World world = new World();
        world.org.insert(20);
        world.org.pass(Duration.ofMinutes(16));
        Unordered slices = new Unordered(world.org, () -> {
            throw new UnsupportedException("no", "compound fields", null);
        });

        SyncSummary summary = world.sync().inSlices(slices).build().run();

        assertThat(world.target.missingOf(world.org)).isEmpty();
        assertThat(summary.warnings()).anyMatch(warning -> warning.contains("compound fields"));
    }

    private static UnaryOperator<SyncBuilder> sliced(World world) {
        return builder -> builder.inSlices(new Unordered(world.org, () -> {}));
    }

    private static List<Integer> losing(UnaryOperator<SyncBuilder> change) {
        List<Integer> losing = new ArrayList<>();
        for (int fatal = 1; fatal <= placesOf(change); fatal++) {
            World world = crashedAt(fatal, change);
            if (!world.target.holdsAllOf(world.org)) {
                losing.add(fatal);
            }
        }
        return losing;
    }

    private static int placesOf(UnaryOperator<SyncBuilder> change) {
        Fuse fuse = new Fuse(0);
        run(fuse, change);
        return fuse.places().size();
    }

    private static World crashedAt(int fatal, UnaryOperator<SyncBuilder> change) {
        World world = run(new Fuse(fatal), change);
        world.org.beforeRequest = (request, kind) -> {};
        world.org.insert(10);
        world.settle(change.apply(sliced(world).apply(world.sync())).build());
        return world;
    }

    private static World run(Fuse fuse, UnaryOperator<SyncBuilder> change) {
        World world = new World();
        world.org.pageSize = PAGE;
        world.org.insert(10);
        world.org.pass(Duration.ofMinutes(5));
        change.apply(sliced(world).apply(world.sync())).build().run();
        for (int i = 0; i < 4; i++) {
            world.org.insert(100);
            world.org.pass(Duration.ofMinutes(5));
        }
        world.org.beforeRequest = (request, kind) -> fuse.pass("before " + kind);
        SyncBuilder builder = world.sync(fuse.around(world.store), fuse.around(world.target));
        Crash.during(change.apply(sliced(world).apply(builder)).build()::run);
        return world;
    }

    /** The fake org's rows, said to be in no order. */
    private record Unordered(FakeOrg org, Runnable before) implements RecordSource {
        @Override
        public SourceProfile profile() {
            return new SourceProfile("unordered", false, org.pageSize);
        }

        @Override
        public RecordCursor open(ReadRequest request) {
            before.run();
            return org.open(
                    new ReadRequest(new SoqlQuery(request.query().text() + " ORDER BY Id"), request.includeDeleted()));
        }
    }

    /** Pages that the cursor's own count does not guard, changed on their way the first time. */
    private static final class Spoiled implements RecordSource {
        private final RecordSource source;
        private UnaryOperator<List<RecordPage>> next;

        Spoiled(RecordSource source, UnaryOperator<List<RecordPage>> first) {
            this.source = source;
            this.next = first;
        }

        @Override
        public SourceProfile profile() {
            return source.profile();
        }

        @Override
        public RecordCursor open(ReadRequest request) {
            List<RecordPage> pages = new ArrayList<>();
            try (RecordCursor cursor = source.open(request)) {
                cursor.forEachRemaining(pages::add);
            }
            Iterator<RecordPage> arriving = next.apply(pages).iterator();
            next = UnaryOperator.identity();
            return new RecordCursor() {
                @Override
                public boolean hasNext() {
                    return arriving.hasNext();
                }

                @Override
                public RecordPage next() {
                    return arriving.next();
                }

                @Override
                public void close() {}
            };
        }
    }
}
