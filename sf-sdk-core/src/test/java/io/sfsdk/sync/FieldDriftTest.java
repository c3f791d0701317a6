package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that come and go while a sync lives. */
class FieldDriftTest {
    private final FieldWorld world = new FieldWorld("Name", "City");
    private final FieldOrg org = world.org;

    @Test
    void aNewFieldIsBroughtForOldRecordsToo() {
        org.insert(25, "Name");
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        org.add("Region__c");
        org.fill("Region__c", id -> "region of " + id);

        SyncSummary summary = world.run(sync);

        assertThat(world.missing()).isEmpty();
        assertThat(summary.fields()).isEqualTo(new FieldChanges(List.of("Region__c"), List.of(), List.of(), 25));
        assertThat(world.run(sync).fields()).isEqualTo(FieldChanges.none());
    }

    @Test
    void withoutTheBackfillOldRecordsStayWithoutIt() {
        org.insert(25, "Name");
        IncrementalSync sync = world.sync().without(Countermeasure.BACKFILL).build();
        world.run(sync);
        org.add("Region__c");
        org.fill("Region__c", id -> "region of " + id);

        world.run(sync);

        assertThat(world.missing()).hasSize(25);
    }

    @Test
    void withoutLookingANewFieldIsNeverSeen() {
        org.insert(3, "Name");
        IncrementalSync sync = world.sync().without(Countermeasure.FIELD_WATCH).build();
        world.run(sync);
        org.add("Region__c");
        org.fill("Region__c", id -> "region of " + id);

        world.run(sync);

        assertThat(world.missing()).hasSize(3);
    }

    @Test
    void whereverARunThatBringsAFieldDiesTheNextOnesLoseNothing() {
        assertThat(missingAfterEachDeath()).allMatch(List::isEmpty).hasSizeGreaterThan(15);
    }

    @Test
    void aPlaceStoredBeforeAcceptanceLosesASliceAtSomeDeath() {
        assertThat(missingAfterEachDeath(Countermeasure.POSITION_AFTER_ACCEPTANCE))
                .anyMatch(missing -> !missing.isEmpty());
    }

    /** For each place where a run can die, what the target lacks some runs later. */
    private static List<List<String>> missingAfterEachDeath(Countermeasure... off) {
        List<List<String>> missing = new ArrayList<>();
        boolean hasDied = true;
        while (hasDied) {
            FieldWorld world = new FieldWorld("Name");
            world.org.insert(35, "Name");
            world.run(world.sync().build());
            world.org.add("Region__c");
            world.org.fill("Region__c", id -> "region of " + id);
            hasDied = hasDied(world, new Fuse(missing.size() + 1), off);
            for (int run = 0; run < 5; run++) {
                world.run(world.sync().backfillPagesPerRun(1).build());
            }
            missing.add(world.missing());
        }
        return missing;
    }

    private static boolean hasDied(FieldWorld world, Fuse fuse, Countermeasure... off) {
        IncrementalSync sync = world.sync(fuse.around(world.store), fuse.around(world.target))
                .backfillPagesPerRun(2)
                .without(off)
                .build();
        try {
            world.run(sync);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    @Test
    void aRunTellsWhatOldRecordsAreStillToCome() {
        org.insert(25, "Name");
        IncrementalSync sync = world.sync().backfillPagesPerRun(1).build();
        world.run(sync);
        org.add("Region__c");

        SyncSummary summary = world.run(sync);

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.fields().refilling()).containsExactly("Region__c");
        assertThat(summary.describe()).contains("10 old records").contains("still to come for Region__c");
    }

    @Test
    void aFieldThatChangesWhileItIsBroughtIsBroughtWithTheNewOneFromTheStart() {
        org.insert(25, "Name");
        IncrementalSync sync = world.sync().backfillPagesPerRun(2).build();
        world.run(sync);
        org.add("Region__c");
        org.fill("Region__c", id -> "region of " + id);
        world.run(sync);
        org.add("Size__c");
        org.fill("Size__c", id -> "size of " + id);

        world.run(sync);
        world.run(sync);

        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aRemovedFieldIsReportedAndTheRunGoesOnWithoutIt() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        org.remove("City");
        org.insert(5, "Name");

        SyncSummary summary = world.run(sync);

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.fields().lost()).containsExactly("City");
        assertThat(summary.describe()).contains("NO LONGER THERE").contains("City");
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void withoutLookingARemovedFieldFailsTheRun() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().without(Countermeasure.FIELD_WATCH).build();
        world.run(sync);
        org.remove("City");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.run(sync))
                .withMessageContaining("INVALID_FIELD");
    }

    @Test
    void aNamedFieldThatIsLostIsReportedInEachRunAndBroughtForAllRecordsWhenItIsBack() {
        org.insert(5, "City");
        IncrementalSync sync = world.sync().fields("Name", "City").build();
        world.run(sync);
        org.remove("City");
        assertThat(world.run(sync).fields().lost()).containsExactly("City");
        assertThat(world.run(sync).fields().lost()).containsExactly("City");
        org.fill("City", id -> "city of " + id);
        org.add("City");

        SyncSummary summary = world.run(sync);

        assertThat(summary.fields().added()).containsExactly("City");
        assertThat(summary.fields().lost()).isEmpty();
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aLostFieldStopsTheRunBeforeItReadsWhereTheHostWantsThat() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().stoppingAtLostFields().build();
        world.run(sync);
        org.remove("City");
        org.queries.clear();

        for (int run = 0; run < 2; run++) {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> world.run(sync))
                    .withMessageContaining("City")
                    .withMessageContaining("give the permission back");
        }

        assertThat(org.queries).isEmpty();
        org.add("City");
        assertThat(world.run(sync).isComplete()).isTrue();
    }

    @Test
    void aFieldThatIsRemovedInTheMiddleOfARunIsReportedInThatRun() {
        for (int page = 1; page <= 4; page++) {
            FieldWorld changing = new FieldWorld("Name", "City");
            changing.org.insert(35, "Name");
            int fatal = page;
            changing.org.before = (number, soql) -> {
                if (number == fatal) {
                    changing.org.remove("City");
                }
            };

            SyncSummary summary = changing.run(changing.sync().build());

            assertThat(summary.isComplete()).isTrue();
            assertThat(summary.fields().lost()).containsExactly("City");
            assertThat(changing.missing()).isEmpty();
            assertThat(changing.run(changing.sync().build()).fields().lost()).isEmpty();
        }
    }

    @Test
    void aFieldThatIsRenamedInTheMiddleOfARunIsBroughtUnderItsNewName() {
        org.insert(35, "City");
        org.before = (number, soql) -> {
            if (number == 3) {
                org.remove("City");
                org.add("Town");
                org.fill("Town", id -> "town of " + id);
            }
        };

        SyncSummary summary = world.run(world.sync().build());

        assertThat(summary.fields().lost()).containsExactly("City");
        assertThat(summary.fields().added()).containsExactly("Town");
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aFieldLostInTheMiddleOfARunEndsItWhereTheHostWantsThat() {
        org.insert(35, "Name");
        org.before = (number, soql) -> {
            if (number == 3) {
                org.remove("City");
            }
        };
        IncrementalSync sync = world.sync().stoppingAtLostFields().build();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.run(sync))
                .withMessageContaining("INVALID_FIELD");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.run(sync))
                .withMessageContaining("City");
    }

    @Test
    void aFieldTheHostAddsToItsListIsBroughtForOldRecordsToo() {
        org.insert(15, "City");
        world.run(world.sync().fields("Name").build());

        SyncSummary summary = world.run(world.sync().fields("Name", "City").build());

        assertThat(summary.fields().added()).containsExactly("City");
        assertThat(world.missing()).isEmpty();
    }

    @Test
    void aNameThatIsNoFieldIsRefusedBeforeAnythingIsRead() {
        IncrementalSync sync = world.sync().fields("Name", "Cty").build();

        assertThatIllegalStateException().isThrownBy(() -> world.run(sync)).withMessageContaining("no field Cty");
        assertThat(org.queries).isEmpty();
    }

    @Test
    void recordsFromBeforeTheStartAreNotBroughtForANewField() {
        org.insert(5, "Name");
        org.pass(Duration.ofHours(1));
        IncrementalSync sync = world.sync().from(FakeOrg.START.plusSeconds(60)).build();
        org.insert(5, "Name");
        world.run(sync);
        org.add("Region__c");

        assertThat(world.run(sync).fields().refilled()).isEqualTo(5);
    }

    @Test
    void aResetForgetsTheFieldsToo() {
        org.insert(5, "Name");
        IncrementalSync sync = world.sync().build();
        world.run(sync);
        org.add("Region__c");
        sync.reset();

        SyncSummary summary = world.run(sync);

        assertThat(summary.delivered()).isEqualTo(5);
        assertThat(summary.fields()).isEqualTo(FieldChanges.none());
    }
}
