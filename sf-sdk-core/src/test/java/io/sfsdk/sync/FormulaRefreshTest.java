package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Values that change under the same stamp. */
class FormulaRefreshTest {
    private final AtomicInteger today = new AtomicInteger(1);

    private FieldWorld world(int records) {
        FieldWorld world = new FieldWorld("Name");
        world.org.addFormula("Age__c");
        Supplier<Object> age = today::get;
        for (int i = 0; i < records; i++) {
            world.org.insert(Map.of("Name", "account " + i, "Age__c", age));
        }
        return world;
    }

    @Test
    void aRefreshDeliversValuesThatChangedWithoutAStamp() {
        FieldWorld world = world(35);
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        today.incrementAndGet();
        assertThat(world.run(sync).delivered()).isZero();
        assertThat(world.missing()).hasSize(35);

        SyncSummary summary = sync.refreshFormulas();

        assertThat(world.missing()).isEmpty();
        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.delivered()).isEqualTo(35);
        assertThat(summary.calls()).isEqualTo(5);
    }

    @Test
    void aRefreshOfContentsThatAreRememberedDeliversOnlyWhatChanged() {
        FieldWorld world = world(35);
        String frozen = world.org.insert(Map.of("Name", "frozen", "Age__c", 7));
        IncrementalSync sync = world.sync().suppressUnchanged(100).build();
        world.run(sync);
        today.incrementAndGet();

        SyncSummary summary = sync.refreshFormulas();

        assertThat(summary.delivered()).isEqualTo(35);
        assertThat(summary.suppressed()).isEqualTo(1);
        assertThat(world.target.copy).containsKey(frozen);
        assertThat(sync.refreshFormulas().delivered()).isZero();
    }

    @Test
    void aRefreshThatStopsIsGoneOnWith() {
        FieldWorld world = world(35);
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        today.incrementAndGet();
        int before = world.org.queries.size();
        world.org.before = (number, soql) -> {
            if (number == before + 3) {
                throw FakeOrg.refusal(403, ErrorCode.REQUEST_LIMIT_EXCEEDED, Retryability.AFTER_LIMIT_FREES);
            }
        };

        SyncSummary stopped = sync.refreshFormulas();
        SyncSummary rest = sync.refreshFormulas();

        assertThat(stopped.isComplete()).isFalse();
        assertThat(stopped.delivered()).isEqualTo(20);
        assertThat(rest.delivered()).isEqualTo(15);
        assertThat(world.missing()).isEmpty();
        assertThat(sync.refreshFormulas().delivered()).isEqualTo(35);
    }

    @Test
    void aRefreshKeepsToTheCallsOfARunAndTheNextOnesGoOn() {
        FieldWorld world = world(35);
        world.run(world.sync().build());
        today.incrementAndGet();
        IncrementalSync sync = world.sync().maxCalls(3).build();

        SyncSummary first = sync.refreshFormulas();
        SyncSummary second = sync.refreshFormulas();

        assertThat(first.outcome()).isInstanceOf(SyncOutcome.StoppedForBudget.class);
        assertThat(first.delivered()).isEqualTo(20);
        assertThat(second.isComplete()).isTrue();
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void whereverARefreshDiesTheNextOneLosesNothing() {
        assertThat(missingAfterEachDeath()).allMatch(List::isEmpty).hasSizeGreaterThan(10);
    }

    @Test
    void aPlaceStoredBeforeAcceptanceLosesASliceAtSomeDeath() {
        assertThat(missingAfterEachDeath(Countermeasure.POSITION_AFTER_ACCEPTANCE))
                .anyMatch(missing -> !missing.isEmpty());
    }

    private List<List<String>> missingAfterEachDeath(Countermeasure... off) {
        List<List<String>> missing = new ArrayList<>();
        boolean hasDied = true;
        while (hasDied) {
            FieldWorld world = world(35);
            world.run(world.sync().build());
            today.incrementAndGet();
            Fuse fuse = new Fuse(missing.size() + 1);
            hasDied = hasDied(world.sync(fuse.around(world.store), fuse.around(world.target))
                    .without(off)
                    .build());
            if (hasDied) {
                world.sync().build().refreshFormulas();
            }
            missing.add(world.missing());
        }
        return missing;
    }

    private static boolean hasDied(IncrementalSync sync) {
        try {
            sync.refreshFormulas();
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    @Test
    void aHandlerThatRefusesASliceFailsTheRefreshAndGetsItAgain() {
        FieldWorld world = world(15);
        world.run(world.sync().build());
        today.incrementAndGet();
        IncrementalSync refusing = world.sync(world.store, page -> {
                    throw new IllegalArgumentException("no room");
                })
                .build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(refusing::refreshFormulas)
                .withMessageContaining("the next run goes on behind what was accepted");
        world.sync().build().refreshFormulas();

        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aSyncThatNeverRanHasNothingToRefresh() {
        assertThatIllegalStateException()
                .isThrownBy(() -> world(1).sync().build().refreshFormulas())
                .withMessageContaining("call run() first");
    }

    @Test
    void aSyncWithoutFormulasHasNothingToRefresh() {
        FieldWorld world = new FieldWorld("Name");
        IncrementalSync sync = world.sync().build();
        world.run(sync);

        assertThatIllegalStateException()
                .isThrownBy(sync::refreshFormulas)
                .withMessageContaining("there is nothing to refresh");
    }
}
