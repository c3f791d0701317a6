package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stamps that move though nothing changed. */
class StormTest {
    private final FieldWorld world = new FieldWorld("Name");
    private final FieldOrg org = world.org;

    @Test
    void aStampThatMovedAloneIsNotDelivered() {
        org.insert(30, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(100).build();
        world.run(sync);
        org.touchAll();
        String changed = org.insert(Map.of("Name", "fresh"));

        SyncSummary summary = world.run(sync);

        assertThat(summary.suppressed()).isEqualTo(30);
        assertThat(summary.delivered()).isEqualTo(1);
        assertThat(summary.read()).isEqualTo(31);
        assertThat(summary.describe()).contains("30 records had a new stamp only");
        assertThat(world.target.copy).containsKey(changed);
    }

    @Test
    void unlessAskedEachStampIsDelivered() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        org.touchAll();

        assertThat(world.run(sync).delivered()).isEqualTo(5);
    }

    @Test
    void aTinyLedgerCostsDeliveriesAndLosesNothing() {
        List<String> ids = org.insert(30, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(5).build();
        world.run(sync);
        org.touchAll();
        org.update(ids.get(29), "Name", "changed");

        SyncSummary summary = world.run(sync);

        assertThat(summary.delivered() + summary.suppressed()).isEqualTo(30);
        assertThat(summary.suppressed()).isLessThanOrEqualTo(5);
        assertThat(world.missing()).doesNotContain(ids.get(29));
    }

    @Test
    void aLedgerOfManyBoxesIsRememberedWhole() {
        org.pageSize = 2_000;
        org.insert(25_000, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(25_000).build();
        world.run(sync);
        org.touchAll();

        assertThat(world.run(sync).suppressed()).isEqualTo(25_000);
    }

    @Test
    void whatTheHostRefusedComesAgain() {
        String id = org.insert(Map.of("Name", "one"));
        IsolatingHandler refusing = page -> new PageResult(List.of(FailedChange.because(0, new Exception("full"))));
        world.run(world.sync().suppressUnchanged(10).to(refusing, letters -> {}).build());
        org.touchAll();

        world.run(world.sync().suppressUnchanged(10).build());

        assertThat(world.target.copy).containsKey(id);
    }

    @Test
    void aResetEmptiesTheLedger() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(10).build();
        world.run(sync);
        sync.reset();

        assertThat(world.run(sync).delivered()).isEqualTo(5);
    }

    @Test
    void contentsThatAreForgottenAreDeliveredAgain() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(10).build();
        world.run(sync);
        sync.forgetContents();
        org.touchAll();

        assertThat(world.run(sync).delivered()).isEqualTo(5);
    }

    @Test
    void aRunWhoseLedgerIsForgottenStopsBeforeItLeavesARecordOut() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(10).build();
        world.run(sync);
        org.touchAll();
        org.before = (number, soql) -> sync.forgetContents();

        assertThat(world.run(sync).outcome()).isInstanceOf(SyncOutcome.Partial.class);
    }

    @Test
    void aRunThatDoesNotAskForItEmptiesTheLedger() {
        String id = org.insert(Map.of("Name", "one"));
        world.run(world.sync().suppressUnchanged(10).build());
        org.update(id, "Name", "two");
        world.run(world.sync().build());
        org.update(id, "Name", "one");

        world.run(world.sync().suppressUnchanged(10).build());

        assertThat(world.target.copy.get(id).record().value("Name")).isEqualTo("one");
    }

    @Test
    void whereverARunDiesAValueThatComesBackIsDelivered() {
        assertThat(staleAfterEachDeath()).doesNotContain("two").hasSizeGreaterThan(5);
    }

    @Test
    void aLedgerThatStaysInTheStoreDuringARunHidesAValueThatComesBack() {
        assertThat(staleAfterEachDeath(Countermeasure.CONTENTS_MARKED)).contains("two");
    }

    /** A record goes from one to two in a run that dies, and back to one: for each death, what the target holds in the end. */
    private static List<Object> staleAfterEachDeath(Countermeasure... off) {
        List<Object> held = new ArrayList<>();
        boolean hasDied = true;
        while (hasDied) {
            FieldWorld world = new FieldWorld("Name");
            String id = world.org.insert(Map.of("Name", "one"));
            world.run(world.sync().suppressUnchanged(10).without(off).build());
            world.org.update(id, "Name", "two");
            Fuse fuse = new Fuse(held.size() + 1);
            hasDied = hasDied(
                    world,
                    world.sync(fuse.around(world.store), fuse.around(world.target))
                            .suppressUnchanged(10)
                            .without(off)
                            .build());
            world.org.update(id, "Name", "one");
            world.run(world.sync().suppressUnchanged(10).without(off).build());
            held.add(world.target.copy.get(id).record().value("Name"));
        }
        return held;
    }

    private static boolean hasDied(FieldWorld world, IncrementalSync sync) {
        try {
            world.run(sync);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    @Test
    void ofTwoWorkersTheOneWhoseLedgerWasTakenStopsBeforeItPassesARecord() {
        org.insert(5, "Name");
        world.run(world.sync().suppressUnchanged(10).build());
        org.touchAll();
        List<SyncSummary> other = new ArrayList<>();
        int before = org.queries.size();
        org.before = (number, soql) -> {
            if (number == before + 1) {
                other.add(world.sync().suppressUnchanged(10).build().run());
            }
        };

        SyncSummary summary = world.run(world.sync().suppressUnchanged(10).build());

        assertThat(other).singleElement().matches(SyncSummary::isComplete);
        assertThat(summary.outcome()).isInstanceOf(SyncOutcome.Partial.class);
        assertThat(summary.outcome().toString()).contains("another worker moved");
    }

    @Test
    void aBackfillIsNotSuppressed() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().suppressUnchanged(10).build();
        world.run(sync);
        org.add("Region__c");
        org.pass(Duration.ofMinutes(1));

        assertThat(world.run(sync).fields().refilled()).isEqualTo(5);
    }
}
