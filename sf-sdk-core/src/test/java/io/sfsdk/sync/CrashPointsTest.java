package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every place between two effects of a run is tried as the place where the process dies. */
class CrashPointsTest {
    private static final int PAGE = 50;

    @Test
    void aCrashAnywhereLosesNothingAndRepeatsAtMostOnePage() {
        int places = placesOf(builder -> builder);

        for (int fatal = 1; fatal <= places; fatal++) {
            World world = crashedAt(fatal, builder -> builder);

            assertThat(world.target.missingOf(world.org)).as("died at " + fatal).isEmpty();
            assertThat(world.target.deliveries).as("died at " + fatal).hasSizeBetween(420, 420 + PAGE);
        }
        assertThat(places).isGreaterThan(30);
    }

    @Test
    void withoutTheAuditACrashAnywhereLosesNothingEither() {
        UnaryOperator<SyncBuilder> noAudit = builder -> builder.overlap(Duration.ZERO);

        for (int fatal = 1; fatal <= placesOf(noAudit); fatal++) {
            World world = crashedAt(fatal, noAudit);

            assertThat(world.target.missingOf(world.org)).as("died at " + fatal).isEmpty();
        }
    }

    @Test
    void aPositionMovedBeforeAcceptanceLosesAPageAtSomePlace() {
        UnaryOperator<SyncBuilder> early = builder -> builder.without(Countermeasure.POSITION_AFTER_ACCEPTANCE);
        List<Integer> losing = new ArrayList<>();

        for (int fatal = 1; fatal <= placesOf(early); fatal++) {
            World world = crashedAt(fatal, early);
            if (!world.target.holdsAllOf(world.org)) {
                losing.add(fatal);
            }
        }

        assertThat(losing).isNotEmpty();
    }

    @Test
    void aCrashBeforeOrAfterTheDeadLettersAreKeptLosesNeitherChangesNorLetters() {
        int places =
                refusing(new World(), new Fuse(0), new HashSet<>()).places().size();

        for (int fatal = 1; fatal <= places; fatal++) {
            World world = new World();
            Set<String> refused = new HashSet<>();

            refusing(world, new Fuse(fatal), refused);
            refusing(world, new Fuse(0), refused);

            assertThat(world.target.copy).as("died at " + fatal).hasSize(90);
            assertThat(refused).as("died at " + fatal).hasSize(10);
        }
        assertThat(places).isGreaterThan(10);
    }

    /** A run over a hundred records of which the host refuses each tenth. */
    private static Fuse refusing(World world, Fuse fuse, Set<String> refused) {
        world.org.pageSize = PAGE;
        if (world.org.rows().isEmpty()) {
            world.org.insert(100);
            world.org.pass(Duration.ofMinutes(5));
        }
        IsolatingHandler handler = IsolatingHandler.each(change -> {
            if (change.id().value().endsWith("0AAA")) {
                throw new IOException("no");
            }
            world.target.apply(change);
        });
        IncrementalSync sync = world.sync(fuse.around(world.store), world.target)
                .to(handler, letters -> {
                    fuse.pass("before letters");
                    letters.forEach(letter -> refused.add(letter.id()));
                    fuse.pass("after letters");
                })
                .build();
        Crash.during(sync::run);
        return fuse;
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
        world.settle(change.apply(world.sync()).build());
        return world;
    }

    /** A run that ends with a known position, and a second, which reads eight pages and may die in any place. */
    private static World run(Fuse fuse, UnaryOperator<SyncBuilder> change) {
        World world = new World();
        world.org.pageSize = PAGE;
        world.org.insert(10);
        world.org.pass(Duration.ofMinutes(5));
        change.apply(world.sync()).build().run();
        for (int i = 0; i < 4; i++) {
            world.org.insert(100);
            world.org.pass(Duration.ofMinutes(5));
        }
        world.org.beforeRequest = (request, kind) -> fuse.pass("before " + kind);
        IncrementalSync sync = change.apply(world.sync(fuse.around(world.store), fuse.around(world.target)))
                .build();
        Crash.during(sync::run);
        return world;
    }
}
