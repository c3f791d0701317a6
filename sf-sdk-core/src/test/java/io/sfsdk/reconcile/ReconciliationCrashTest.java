package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.copy.TargetIndex;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every place between two effects of a run is tried as the place where the process dies. */
class ReconciliationCrashTest {
    @Test
    void aCrashAnywhereLosesNothing() {
        int places = placesOf(builder -> builder);

        for (int fatal = 1; fatal <= places; fatal++) {
            World world = crashedAt(fatal, builder -> builder);

            assertThat(world.differences()).as("died at " + fatal).isEmpty();
        }
        assertThat(places).isGreaterThan(40);
    }

    @Test
    void aPositionMovedBeforeTheRepairLosesARangeAtSomePlace() {
        UnaryOperator<ReconciliationBuilder> early = builder -> builder.without(Safeguard.POSITION_AFTER_REPAIR);
        List<Integer> losing = new ArrayList<>();

        for (int fatal = 1; fatal <= placesOf(early); fatal++) {
            if (!crashedAt(fatal, early).differences().isEmpty()) {
                losing.add(fatal);
            }
        }

        assertThat(losing).isNotEmpty();
    }

    private static int placesOf(UnaryOperator<ReconciliationBuilder> change) {
        Fuse fuse = new Fuse(0);
        run(fuse, change);
        return fuse.passed;
    }

    /** A run that dies, and one that goes on to the end of the pass. */
    private static World crashedAt(int fatal, UnaryOperator<ReconciliationBuilder> change) {
        World world = run(new Fuse(fatal), change);
        world.org.beforeRequest = (request, kind) -> {};
        change.apply(world.reconciliation()).build().run();
        return world;
    }

    private static World run(Fuse fuse, UnaryOperator<ReconciliationBuilder> change) {
        World world = ReconciliationHazardsTest.changed();
        world.org.beforeRequest = (request, kind) -> fuse.pass();
        Crash.during(() -> change.apply(Reconciliation.builder(world.org, world.org, fuse.around(world.store))
                        .sobject("Account")
                        .fields("Name")
                        .rangeSize(25)
                        .against(fuse.around(world.target))
                        .to(page -> {
                            fuse.pass();
                            world.target.handle(page);
                            fuse.pass();
                        }))
                .build()
                .run());
        return world;
    }

    /** Stands before and after every effect of a run and ends the process at the n-th place. */
    private static final class Fuse {
        private final int fatal;
        private int passed;

        Fuse(int fatal) {
            this.fatal = fatal;
        }

        void pass() {
            if (++passed == fatal) {
                throw new Crash();
            }
        }

        TargetIndex around(TargetIndex index) {
            return (after, upTo) -> {
                pass();
                return index.between(after, upTo);
            };
        }

        WatermarkStore around(WatermarkStore store) {
            return new WatermarkStore() {
                @Override
                public Optional<Watermark> load(WatermarkKey key) {
                    pass();
                    return store.load(key);
                }

                @Override
                public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                    pass();
                    boolean isMoved = store.advance(key, expected, next);
                    pass();
                    return isMoved;
                }
            };
        }
    }
}
