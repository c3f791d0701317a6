package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.copy.InMemoryTarget;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncException;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same promises over REST and real sockets, beside a sync. */
class ReconciliationOverSocketsTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordsRemovedBeyondTheDeleteLogAreBuriedIfThereIsAReconciliation(boolean isReconciled) {
        try (WireWorld world = synced(500)) {
            List<String> ids = world.ids();
            world.hardDelete(List.of(ids.get(0), ids.get(99), ids.get(100), ids.get(499)));
            world.purge();
            world.pass(Duration.ofDays(20));
            world.sync().run();

            if (isReconciled) {
                ReconciliationReport report = world.reconciliation().build().run();
                assertThat(report.findings().gone()).isEqualTo(4);
            }

            assertThat(world.differences().isEmpty()).isEqualTo(isReconciled);
        }
    }

    @Test
    void recordsPurgedFromTheRecycleBinBeforeTheSyncSawThemAreBuried() {
        try (WireWorld world = synced(120)) {
            world.ids().subList(10, 60).forEach(world.org::delete);
            world.purge();
            world.pass(Duration.ofDays(20));

            ReconciliationReport report = world.reconciliation().build().run();

            assertThat(report.findings().gone()).isEqualTo(50);
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void childrenRemovedByACascadeAreBuried() {
        try (WireWorld world = new WireWorld(1)) {
            String parent = world.org.insert("Account", Map.of("Name", "parent"));
            for (int i = 0; i < 60; i++) {
                world.org.insert("Contact", Map.of("LastName", "child " + i, "AccountId", parent));
            }
            InMemoryTarget contacts = InMemoryTarget.of("LastName");
            Reconciliation reconciliation = world.client
                    .reconcile("Contact", world.store)
                    .fields(contacts.fields())
                    .target(contacts)
                    .build();
            world.pass(Duration.ofHours(1));
            reconciliation.run();
            assertThat(contacts.records()).hasSize(60);
            world.org.delete(parent);
            world.purge();

            reconciliation.run();

            assertThat(contacts.records()).isEmpty();
        }
    }

    @Test
    void aMergesLoserStillInTheRecycleBinNamesItsWinner() {
        try (WireWorld world = synced(3)) {
            List<String> ids = world.ids();
            try (Transaction work = world.org.begin()) {
                work.merge(ids.get(0), List.of(ids.get(1)));
                work.commit();
            }
            world.pass(Duration.ofHours(1));
            List<RecordChange> changes = new ArrayList<>();

            world.reconciliation()
                    .fields("Name", "MasterRecordId")
                    .to(page -> changes.addAll(page.changes()))
                    .build()
                    .run();

            assertThat(changes)
                    .filteredOn(RecordChange.Deleted.class::isInstance)
                    .singleElement()
                    .satisfies(loser ->
                            assertThat(loser.record().text("MasterRecordId")).contains(ids.get(0)));
        }
    }

    @Test
    void recordsThatSharingShowsAndHidesWithoutANewStampAreFound() {
        try (WireWorld world = new WireWorld(1)) {
            world.load(120);
            List<String> ids = world.ids();
            world.org.changes().hide(ids.get(7), ids.get(8));
            world.pass(Duration.ofHours(1));
            world.sync().run();
            world.org.changes().show(ids.get(7), ids.get(8));
            world.org.changes().hide(ids.get(9));
            world.pass(Duration.ofHours(1));
            world.sync().run();
            assertThat(world.differences()).containsExactly(ids.get(7), ids.get(8), ids.get(9));

            ReconciliationReport report = world.reconciliation().build().run();

            assertThat(report.findings().missing()).isEqualTo(2);
            assertThat(report.findings().gone()).isEqualTo(1);
            assertThat(world.differences()).isEmpty();
            world.org.changes().show(ids.get(9));
            world.reconciliation().build().run();
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void aParentsNewNameIsFoundInItsChildrenByContent() {
        try (WireWorld world = new WireWorld(1)) {
            String parent = world.org.insert("Account", Map.of("Name", "before"));
            String child = world.org.insert("Contact", Map.of("LastName", "child", "AccountId", parent));
            InMemoryTarget contacts = InMemoryTarget.of("LastName", "Account.Name");
            ReconciliationBuilder builder = world.client
                    .reconcile("Contact", world.store)
                    .fields(contacts.fields())
                    .target(contacts);
            world.pass(Duration.ofHours(1));
            builder.build().run();
            world.org.update("Account", parent, Map.of("Name", "after"));
            world.pass(Duration.ofHours(1));
            assertThat(builder.build().run().repaired()).isZero();

            ReconciliationReport report = builder.depth(Depth.CONTENT).build().run();

            assertThat(report.findings().drifted()).isEqualTo(1);
            assertThat(contacts.record(RecordId.of(child)).orElseThrow().valueAlong("Account.Name"))
                    .isEqualTo("after");
        }
    }

    @Test
    void aUserWithoutPermissionIsNotTakenForAnEmptyOrg() {
        try (WireWorld world = synced(120)) {
            world.org.changes().hide(world.ids().toArray(String[]::new));

            ReconciliationReport report =
                    world.reconciliation().maxGone(0).build().run();

            assertThat(report.isComplete()).isFalse();
            assertThat(report.describe()).contains("Has the user lost a permission");
            assertThat(world.target.records()).hasSize(120);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void oneFaultAtAnyRequestLosesNothing(Fault fault) {
        for (int faulty = 1; faulty <= 9; faulty++) {
            try (WireWorld world = changed()) {
                world.org.faults().on().at(faulty, fault);

                runWhateverHappens(world.reconciliation().build());
                world.org.faults().clear();
                runWhateverHappens(world.reconciliation().build());

                assertThat(world.differences()).as(fault + " at " + faulty).isEmpty();
                assertThat(world.org.defects()).isEmpty();
            }
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Answers.sessionExpired(),
                Answers.cursorExpired(),
                Answers.unavailable(),
                Answers.dailyLimit(),
                Breakages.cutBody(),
                Breakages.cutBodyWithoutFraming());
    }

    @Test
    void anAnswerThatStaysShortClosesNoRange() {
        try (WireWorld world = changed()) {
            world.org.faults().on(Requests.get("/queryAll")).always(Pages.dropRows(1));
            runWhateverHappens(world.reconciliation().build());
            assertThat(world.differences()).isNotEmpty();
            world.org.faults().clear();

            world.reconciliation().build().run();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aHistoryOfRemovalsAndSharingBesideASyncEndsWithTargetEqualToOrg(long seed) {
        try (WireWorld world = new WireWorld(seed)) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> hidden = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                world.load(random.nextInt(30));
                disturb(world, hidden, random);
                world.pass(Duration.ofSeconds(random.nextInt(900)));
                runWhateverHappens(world.sync()::run);
                runWhateverHappens(world.reconciliation().maxCalls(9).build()::run);
            }
            world.pass(Duration.ofHours(1));
            world.sync().run();

            ReconciliationReport report;
            do {
                report = world.reconciliation().build().run();
            } while (!report.isComplete() || report.from() != null || report.repaired() > 0);

            assertThat(world.differences()).isEmpty();
        }
    }

    private static void disturb(WireWorld world, List<String> hidden, SplittableRandom random) {
        List<String> ids = world.ids();
        for (int i = 0; i < 4 && !ids.isEmpty(); i++) {
            String id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(6)) {
                case 0 -> world.hardDelete(List.of(id));
                case 1 -> world.org.delete(id);
                case 2 -> {
                    world.org.changes().hide(id);
                    hidden.add(id);
                }
                case 3 -> world.org.update("Account", id, Map.of("Name", "changed " + random.nextInt()));
                case 4 -> world.purge();
                default -> hidden.stream().findAny().ifPresent(world.org.changes()::show);
            }
            ids = world.ids();
        }
    }

    private static void runWhateverHappens(Reconciliation reconciliation) {
        runWhateverHappens(reconciliation::run);
    }

    private static void runWhateverHappens(Runnable run) {
        try {
            run.run();
        } catch (ReconciliationException | SyncException | SalesforceException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static WireWorld synced(int records) {
        WireWorld world = new WireWorld(1);
        world.load(records);
        world.pass(Duration.ofHours(1));
        world.sync().run();
        assertThat(world.differences()).isEmpty();
        return world;
    }

    private static WireWorld changed() {
        WireWorld world = synced(230);
        List<String> ids = world.ids();
        world.hardDelete(List.of(ids.get(3), ids.get(120), ids.get(229)));
        world.org.update("Account", ids.get(4), Map.of("Name", "changed"));
        world.org.delete(ids.get(121));
        world.load(5);
        world.purge();
        world.pass(Duration.ofHours(1));
        return world;
    }
}
