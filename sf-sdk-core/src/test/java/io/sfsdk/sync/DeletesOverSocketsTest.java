package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.store.StorePolicy;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions, merges and cursors over REST and real sockets. */
class DeletesOverSocketsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRecordThatLeftTheRecycleBinIsToldUnlessTheDeleteLogIsIgnored(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            IncrementalSync sync = (isMutant ? world.sync().ignoringDeleteLog() : world.sync()).build();
            String gone = world.org.insert("Account", Map.of("Name", "gone"));
            String stays = world.org.insert("Account", Map.of("Name", "stays"));
            world.settle(sync);
            world.org.delete(gone);
            world.org.data().emptyRecycleBin();

            world.settle(sync);

            assertThat(isDeleted(world, gone)).isEqualTo(!isMutant);
            assertThat(isDeleted(world, stays)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPurgedLogHasTheCopyComparedUnlessTheGapIsNotLookedFor(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            String gone = world.org.insert("Account", Map.of("Name", "gone"));
            world.settle(world.sync().build());
            world.org.delete(gone);
            world.org.data().emptyRecycleBin();
            world.pass(Duration.ofMinutes(10));
            world.org.data().purgeDeleteLog("Account", world.clock.instant().minusSeconds(300));

            SyncBuilder builder = world.sync().reconcileWith((sobject, since) -> comparing(world));
            SyncSummary summary = (isMutant ? builder.without(Countermeasure.GAP_CHECK) : builder)
                    .build()
                    .run();

            assertThat(summary.isComplete()).isTrue();
            assertThat(isDeleted(world, gone)).isEqualTo(!isMutant);
        }
    }

    @Test
    void aPurgedLogWithoutAReconcilerEndsPartialAndSaysWhatToDo() {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1);
            world.settle(world.sync().build());
            world.pass(Duration.ofMinutes(10));
            world.org.data().policy(StorePolicy.standard().without(Behaviour.REFUSES_PURGED_START));
            world.org.data().purgeDeleteLog("Account", world.clock.instant().minusSeconds(300));

            SyncSummary summary = world.sync().build().run();

            assertThat(summary.outcome())
                    .isInstanceOfSatisfying(
                            SyncOutcome.Partial.class,
                            partial -> assertThat(partial.reason()).contains("reconcileWith(..)"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreDeletionsThanOneAnswerHoldsAreAllToldUnlessARefusalIsTakenForEmpty(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            world.org.data().policy(StorePolicy.standard().withReplicationLimit(60));
            world.load(500);
            SyncBuilder builder = world.sync();
            IncrementalSync sync = (isMutant ? builder.without(Countermeasure.FAILED_IS_NOT_EMPTY) : builder).build();
            world.settle(sync);
            List<String> ids = List.copyOf(world.target.copy.keySet());
            for (int minute = 0; minute < 10; minute++) {
                ids.subList(minute * 50, minute * 50 + 50).forEach(world.org::delete);
                world.pass(Duration.ofMinutes(1));
            }
            world.org.data().emptyRecycleBin();

            world.settle(sync);

            assertThat(ids.stream().allMatch(id -> isDeleted(world, id))).isEqualTo(!isMutant);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletionThatCommitsLateIsToldUnlessLatestDateCoveredIsIgnored(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            SyncBuilder builder = world.sync()
                    .fenceByLagOnly()
                    .commitLag(Duration.ofMinutes(1))
                    .overlap(Duration.ZERO);
            IncrementalSync sync = (isMutant ? builder.without(Countermeasure.LOG_COVERED) : builder).build();
            String gone = world.org.insert("Account", Map.of("Name", "gone"));
            world.settle(sync);
            try (Transaction open = world.org.begin()) {
                open.delete(gone);
                for (int minute = 0; minute < 5; minute++) {
                    world.pass(Duration.ofMinutes(1));
                    sync.run();
                }
                open.commit();
            }
            world.org.data().emptyRecycleBin();

            world.settle(sync);

            assertThat(isDeleted(world, gone)).isEqualTo(!isMutant);
        }
    }

    @Test
    void aRecordDeletedAndRestoredWithinASecondAndAcrossRunsEndsAlive() {
        try (WireWorld world = new WireWorld(200)) {
            String back = world.org.insert("Account", Map.of("Name", "back"));
            IncrementalSync sync = world.sync().build();
            world.settle(sync);
            world.org.delete(back);
            undelete(world, back);
            world.settle(sync);
            assertThat(isDeleted(world, back)).isFalse();
            world.org.delete(back);
            world.settle(sync);
            assertThat(isDeleted(world, back)).isTrue();
            undelete(world, back);

            world.settle(sync);

            assertThat(isDeleted(world, back)).isFalse();
            assertThat(world.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true"})
    void tenThousandChildrenDeletedWithTheirParentComeAsDeleted(boolean doStampsMove, boolean isBinEmptied) {
        try (WireWorld world = new WireWorld(2_000)) {
            String parent = world.org.insert("Account", Map.of("Name", "parent"));
            world.org
                    .data()
                    .load(
                            "Contact",
                            IntStream.range(0, 10_000)
                                    .mapToObj(i -> Map.of("LastName", "contact " + i, "AccountId", parent))
                                    .toList());
            IncrementalSync sync = contacts(world).build();
            world.settle(sync);
            if (!doStampsMove) {
                world.org.data().policy(StorePolicy.standard().without(Behaviour.DELETE_MOVES_STAMPS));
            }
            world.org.delete(parent);
            if (isBinEmptied) {
                world.org.data().emptyRecycleBin();
            }

            world.settle(sync);

            assertThat(world.target.copy).hasSize(10_000);
            assertThat(world.target.copy.values()).allMatch(RecordChange.Deleted.class::isInstance);
        }
    }

    @Test
    void whoeverIgnoresTheDeleteLogKeepsChildrenWhoseStampDidNotMove() {
        try (WireWorld world = new WireWorld(2_000)) {
            String parent = world.org.insert("Account", Map.of("Name", "parent"));
            String child = world.org.insert("Contact", Map.of("LastName", "child", "AccountId", parent));
            IncrementalSync sync = contacts(world).ignoringDeleteLog().build();
            world.settle(sync);
            world.org.data().policy(StorePolicy.standard().without(Behaviour.DELETE_MOVES_STAMPS));
            world.org.delete(parent);

            world.settle(sync);

            assertThat(isDeleted(world, child)).isFalse();
        }
    }

    @Test
    void theLoserOfAMergeDuringPagingNamesTheWinner() {
        try (WireWorld world = new WireWorld(200)) {
            world.load(600);
            String winner = world.org.insert("Account", Map.of("Name", "winner"));
            String loser = world.org.insert("Account", Map.of("Name", "loser"));
            world.pass(Duration.ofMinutes(5));
            int[] pages = {0};
            IncrementalSync sync = world.sync()
                    .to(page -> {
                        world.target.handle(page);
                        if (++pages[0] == 2) {
                            merge(world, winner, loser);
                        }
                    })
                    .build();

            world.settle(sync);

            assertThat(world.target.copy.get(loser))
                    .isInstanceOfSatisfying(
                            RecordChange.Deleted.class,
                            deleted -> assertThat(deleted.mergedInto().orElseThrow())
                                    .hasToString(winner));
            assertThat(world.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void childrenOfAMergesLoserHaveTheWinnerUnlessTheirUnmovedStampsAreTrusted(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            world.org.data().policy(StorePolicy.standard().without(Behaviour.MERGE_MOVES_CHILD_STAMPS));
            String winner = world.org.insert("Account", Map.of("Name", "winner"));
            String loser = world.org.insert("Account", Map.of("Name", "loser"));
            String child = world.org.insert("Contact", Map.of("LastName", "child", "AccountId", loser));
            SyncBuilder builder = contacts(world);
            IncrementalSync sync = (isMutant ? builder : builder.rereadAfterMergesOf("Account", "AccountId")).build();
            world.settle(sync);
            merge(world, winner, loser);

            world.settle(sync);

            assertThat(world.target.copy.get(child).record().text("AccountId")).contains(isMutant ? loser : winner);
        }
    }

    @Test
    void anImportThatSetsDatesBackIsSeenBySystemModstampAndWarnedOfWithAnotherCursor() {
        try (WireWorld world = new WireWorld(200);
                WireWorld other = new WireWorld(200)) {
            IncrementalSync bySystem = world.sync().build();
            IncrementalSync byDate =
                    other.sync().cursor(SyncCursor.LAST_MODIFIED_DATE).build();
            for (WireWorld each : List.of(world, other)) {
                each.load(1);
                each.settle(each == world ? bySystem : byDate);
                Map<String, String> imported = Map.of(
                        "Name",
                        "imported",
                        "LastModifiedDate",
                        "2020-01-01T00:00:00Z",
                        "SystemModstamp",
                        each.clock.instant().toString());
                each.org.data().load("Account", List.of(imported));
                each.settle(each == world ? bySystem : byDate);
            }

            assertThat(world.target.copy).hasSize(2);
            assertThat(bySystem.run().warnings()).isEmpty();
            assertThat(other.target.copy).hasSize(1);
            assertThat(byDate.run().warnings())
                    .singleElement()
                    .asString()
                    .contains("LastModifiedDate", "set the date back");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aShortPageBeforeALostCursorIsReadAgainUnlessItIsNotCounted(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            for (int i = 0; i < 12; i++) {
                world.load(100);
                world.pass(Duration.ofSeconds(1));
            }
            world.pass(Duration.ofMinutes(30));
            world.org.faults().on(DeletesOverSocketsTest::isOfTheSyncsQuery).at(2, Pages.dropRows(1));
            world.org.faults().on(DeletesOverSocketsTest::isOfTheSyncsQuery).at(5, Answers.cursorExpired());
            SyncBuilder builder = world.sync()
                    .fenceByLagOnly()
                    .commitLag(Duration.ofMinutes(1))
                    .overlap(Duration.ZERO);

            (isMutant ? builder.without(Countermeasure.COUNT_CHECK) : builder)
                    .build()
                    .run();

            assertThat(world.missing().isEmpty()).isEqualTo(!isMutant);
        }
    }

    private static boolean isOfTheSyncsQuery(Request request) {
        return request.target().contains("/queryAll?") || request.target().contains("/query/");
    }

    private static SyncBuilder contacts(WireWorld world) {
        return world.client
                .sync("Contact", world.store)
                .fields("LastName", "AccountId")
                .fromBeginning()
                .to(world.target);
    }

    private static void merge(WireWorld world, String winner, String loser) {
        try (Transaction work = world.org.begin()) {
            work.merge(winner, List.of(loser));
            work.commit();
        }
    }

    private static void undelete(WireWorld world, String record) {
        try (Transaction work = world.org.begin()) {
            work.undelete(record);
            work.commit();
        }
    }

    private static boolean isDeleted(WireWorld world, String record) {
        return world.target.copy.get(record) instanceof RecordChange.Deleted;
    }

    /** Compares ids, as a host's own reconciliation might. */
    private static Reconciler.Repair comparing(WireWorld world) {
        List<String> present = world.org.query("SELECT Id FROM Account").stream()
                .map(row -> (String) row.get("Id"))
                .toList();
        List<RecordChange> removed = world.target.copy.values().stream()
                .filter(change -> !present.contains(change.id().value()))
                .toList();
        removed.forEach(change -> world.target.apply(new RecordChange.Deleted(
                change.record(), change.id(), world.clock.instant(), DeletionSource.RECONCILIATION)));
        return new Reconciler.Repair(true, removed.size(), 1, "compared");
    }
}
