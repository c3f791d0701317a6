package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second track: deletions the query for changes cannot see. */
class DeleteLogTest {
    private static final WatermarkKey DELETES = new WatermarkKey("sync-deletes", "Account");

    private final World world = new World();
    private final List<Instant> reconciled = new ArrayList<>();

    @Test
    void aRecordThatLeftTheRecycleBinBetweenTwoRunsIsToldByTheDeleteLog() {
        String gone = deliveredThenHardDeleted();

        SyncSummary summary = world.sync().build().run();

        assertThat(world.target.copy.get(gone)).isInstanceOfSatisfying(RecordChange.Deleted.class, deleted -> {
            assertThat(deleted.source()).isEqualTo(DeletionSource.DELETE_LOG);
            assertThat(deleted.record().names()).containsExactly("Id", "IsDeleted");
        });
        assertThat(read(summary).delivered()).isEqualTo(1);
        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.describe()).contains("1 deletions told, 1 of them delivered");
    }

    @Test
    void withoutTheDeleteLogItStaysInTheCopy() {
        String gone = world.org.insert("gone");
        world.settle(world.sync().ignoringDeleteLog().build());
        removeForGood(gone);

        world.settle(world.sync().ignoringDeleteLog().build());

        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Upserted.class);
    }

    @Test
    void aRecordStillInTheRecycleBinComesOnceAndByTheQuery() {
        String gone = world.org.insert("gone");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.delete(gone);

        world.settle(sync);

        assertThat(world.target.copy.get(gone))
                .isInstanceOfSatisfying(
                        RecordChange.Deleted.class,
                        deleted -> assertThat(deleted.source()).isEqualTo(DeletionSource.QUERY));
        world.target.assertNothingCameTwice();
    }

    @Test
    void aDeletionThatDoesNotMoveTheStampIsToldByTheDeleteLog() {
        world.org.isStampMovedByDelete = false;
        String gone = world.org.insert("gone");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.delete(gone);

        world.settle(sync);

        assertThat(world.target.copy.get(gone)).isInstanceOfSatisfying(RecordChange.Deleted.class, deleted -> {
            assertThat(deleted.source()).isEqualTo(DeletionSource.DELETE_LOG);
            assertThat(deleted.stamp()).isAfter(FakeOrg.START);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTombstoneOfTheLogDoesNotOverwriteTheLivingRecord(boolean isMutant) {
        world.org.isRestoredForgotten = false;
        String back = world.org.insert("back");
        world.settle(world.sync().build());
        world.org.delete(back);
        world.org.update(back, "back in the same second");
        SyncBuilder sync = world.sync();

        world.settle((isMutant ? sync.without(Countermeasure.TOMBSTONE_PROOF) : sync).build());

        assertThat(world.target.copy.get(back) instanceof RecordChange.Upserted).isEqualTo(!isMutant);
    }

    @Test
    void aRecordRestoredAcrossRunsEndsAlive() {
        String back = world.org.insert("back");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.delete(back);
        world.settle(sync);
        world.org.update(back, "back");

        world.settle(sync);

        assertThat(world.target.copy.get(back)).isInstanceOf(RecordChange.Upserted.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletionThatCommitsLateIsToldUnlessLatestDateCoveredIsIgnored(boolean isMutant) {
        String gone = world.org.insert("gone");
        SyncBuilder builder =
                world.sync().fenceByLagOnly().commitLag(Duration.ofMinutes(1)).overlap(Duration.ZERO);
        IncrementalSync sync = (isMutant ? builder.without(Countermeasure.LOG_COVERED) : builder).build();
        world.settle(sync);
        FakeOrg.Transaction open = world.org.begin().delete(gone);
        for (int minute = 0; minute < 9; minute++) {
            world.org.pass(Duration.ofMinutes(1));
            sync.run();
        }
        open.commit();
        world.org.hardDelete(gone);

        world.settle(sync);

        assertThat(world.target.copy.get(gone) instanceof RecordChange.Deleted).isEqualTo(!isMutant);
    }

    @Test
    void theLogIsNotReadAheadOfTheQueryThatTellsWhatIsInTheRecycleBin() {
        String gone = world.org.insert("gone");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.isLogKept = false;
        world.org.delete(gone);
        world.org.pass(Duration.ofMinutes(3));
        sync.run();
        world.org.hardDelete(gone);

        world.settle(sync);

        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Deleted.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletionThatTheLogToldLaterThanItSaidIsDeliveredOnceAndReportedUnlessThereIsNoAudit(boolean isMutant) {
        world.org.isLogHeldBack = false;
        String gone = world.org.insert("gone");
        SyncBuilder builder = world.sync();
        IncrementalSync sync = (isMutant ? builder.overlap(Duration.ZERO) : builder).build();
        world.settle(sync);
        FakeOrg.Transaction open = world.org.begin().delete(gone);
        for (int minute = 0; minute < 5; minute++) {
            world.org.pass(Duration.ofMinutes(1));
            sync.run();
        }
        open.commit();
        world.org.hardDelete(gone);
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();
        world.org.pass(Duration.ofMinutes(1));
        sync.run();

        assertThat(world.target.copy.get(gone) instanceof RecordChange.Deleted).isEqualTo(!isMutant);
        assertThat(read(summary).late()).isEqualTo(isMutant ? 0 : 1);
        assertThat(summary.describe().contains("told later than the log had said to be complete"))
                .isEqualTo(!isMutant);
        assertThat(deliveriesOf(gone)).isEqualTo(isMutant ? 1 : 2);
    }

    @Test
    void aDeletionThatTheAuditMayHaveForgottenComesAgain() {
        IncrementalSync sync = world.sync().ledgerCapacity(3).build();
        List<String> ids = world.org.insert(20);
        world.settle(sync);
        ids.forEach(id -> {
            deleteAndEmptyTheBin(id);
            world.org.pass(Duration.ofSeconds(1));
        });
        world.org.pass(Duration.ofMinutes(2));
        sync.run();
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(read(summary).told()).isBetween(16L, 19L);
        assertThat(read(summary).late()).isZero();
    }

    @Test
    void theAuditDoesNotAskForWhatTheLogNoLongerTells() {
        String gone = deliveredThenHardDeleted();
        IncrementalSync sync = world.sync().build();
        sync.run();
        world.org.pass(Duration.ofMinutes(1));
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(2)));

        SyncSummary summary = sync.run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(deliveriesOf(gone)).isEqualTo(2);
    }

    @Test
    void aGapOfTheLogHasTheCopyComparedAndTheTrackGoesOn() {
        String lost = deliveredThenHardDeleted();
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));
        IncrementalSync sync = world.sync().reconcileWith(this::comparing).build();

        SyncSummary summary = sync.run();

        assertThat(world.target.copy.get(lost)).isInstanceOf(RecordChange.Deleted.class);
        assertThat(read(summary).repaired()).isEqualTo(1);
        assertThat(summary.isComplete()).isTrue();
        assertThat(reconciled).hasSize(1);
        String later = world.org.insert("later");
        world.settle(sync);
        removeForGood(later);
        world.settle(sync);
        assertThat(world.target.copy.get(later)).isInstanceOf(RecordChange.Deleted.class);
        assertThat(reconciled).hasSize(1);
    }

    @Test
    void whatAComparisonFoundIsNotTakenForLate() {
        IncrementalSync sync = world.sync().reconcileWith(this::comparing).build();
        String lost = world.org.insert("lost");
        String told = world.org.insert("told");
        world.settle(sync);
        deleteAndEmptyTheBin(lost);
        world.org.pass(Duration.ofMinutes(3));
        deleteAndEmptyTheBin(told);
        world.org.pass(Duration.ofMinutes(2));
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));
        sync.run();
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(reconciled).hasSize(1);
        assertThat(read(summary).told()).isZero();
        assertThat(deliveriesOf(told)).isEqualTo(2);
    }

    @Test
    void afterAComparisonNoContentIsTakenForKnown() {
        deliveredThenHardDeleted();
        String kept = world.org.insert("as before");
        IncrementalSync sync = world.sync()
                .suppressUnchanged(100)
                .reconcileWith(this::comparing)
                .build();
        world.settle(sync);
        world.org.update(kept, "as before");
        world.settle(sync);
        long before = deliveriesOf(kept);
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(1)));
        sync.run();

        world.org.update(kept, "as before");
        world.settle(sync);

        assertThat(before).isEqualTo(1);
        assertThat(reconciled).isNotEmpty();
        assertThat(deliveriesOf(kept)).isEqualTo(2);
    }

    private long deliveriesOf(String id) {
        return world.target.deliveries.stream()
                .filter(change -> change.id().value().equals(id))
                .count();
    }

    @Test
    void withoutAReconcilerARunThatMeetsAGapEndsPartialAndSaysWhatToDo() {
        deliveredThenHardDeleted();
        String before = world.store.load(DELETES).orElseThrow().value();
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.outcome())
                .isInstanceOfSatisfying(
                        SyncOutcome.Partial.class,
                        partial -> assertThat(partial.reason()).contains("no longer tells", "reconcileWith(..)"));
        assertThat(summary.queryOutcome()).isInstanceOf(SyncOutcome.Complete.class);
        assertThat(world.store.load(DELETES)).contains(new Watermark(before));
        assertThat(world.sync()
                        .reconcileWith(Reconciler.acceptingGaps())
                        .build()
                        .run()
                        .isComplete())
                .isTrue();
    }

    @Test
    void withoutTheGapCheckTheLostDeletionIsPassedSilently() {
        String lost = deliveredThenHardDeleted();
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));

        SyncSummary summary = world.sync()
                .reconcileWith(this::comparing)
                .without(Countermeasure.GAP_CHECK)
                .build()
                .run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(world.target.copy.get(lost)).isInstanceOf(RecordChange.Upserted.class);
    }

    @Test
    void aComparisonThatTakesSeveralRunsIsAskedForTheSameMomentEachTime() {
        deliveredThenHardDeleted();
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));
        Reconciler slow = (sobject, since) -> {
            reconciled.add(since);
            return new Reconciler.Repair(reconciled.size() == 3, 0, 1, "a third of the ids");
        };
        IncrementalSync sync = world.sync().reconcileWith(slow).build();

        List<Boolean> complete = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            complete.add(sync.run().isComplete());
            world.org.pass(Duration.ofMinutes(3));
        }

        assertThat(complete).containsExactly(false, false, true, true);
        assertThat(reconciled).hasSize(3).containsOnly(reconciled.get(0));
    }

    @Test
    void aReconcilerThatFailsBreaksTheRunAndIsCalledAgain() {
        deliveredThenHardDeleted();
        world.org.purgeDeleteLog(world.org.now.minus(Duration.ofMinutes(3)));
        Reconciler failing = (sobject, since) -> {
            throw new IOException("disk full");
        };

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync().reconcileWith(failing).build().run())
                .withMessageContaining("the reconciler failed")
                .withCauseInstanceOf(IOException.class);

        assertThat(world.sync().reconcileWith(this::comparing).build().run().isComplete())
                .isTrue();
        assertThat(reconciled).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreDeletionsThanOneAnswerHoldsAreReadInShorterWindows(boolean isMutant) {
        world.org.mostDeletions = 600;
        List<String> ids = world.org.insert(7_000);
        SyncBuilder builder = world.sync();
        IncrementalSync sync = (isMutant ? builder.without(Countermeasure.FAILED_IS_NOT_EMPTY) : builder).build();
        world.settle(sync);
        for (int minute = 0; minute < 14; minute++) {
            ids.subList(minute * 500, minute * 500 + 500).forEach(this::deleteAndEmptyTheBin);
            world.org.pass(Duration.ofMinutes(1));
        }

        world.settle(sync);

        long deleted = world.target.copy.values().stream()
                .filter(RecordChange.Deleted.class::isInstance)
                .count();
        assertThat(deleted == 7_000).isEqualTo(!isMutant);
    }

    @Test
    void aMinuteWithTooManyDeletionsBreaksTheRunUnlessAReconcilerIsGiven() {
        world.org.mostDeletions = 600;
        List<String> ids = world.org.insert(700);
        world.settle(world.sync().build());
        ids.forEach(this::deleteAndEmptyTheBin);
        world.org.pass(Duration.ofMinutes(5));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync().build().run())
                .withMessageContaining("more than one answer holds")
                .satisfies(e -> assertThat(e.summary().queryOutcome()).isInstanceOf(SyncOutcome.Complete.class));

        SyncSummary summary =
                world.sync().reconcileWith(this::comparing).build().run();
        assertThat(read(summary).repaired()).isEqualTo(700);
        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void anObjectWithoutADeleteLogIsToldInTheSummary() {
        world.org.isDeleteLogKept = false;
        world.org.insert("one");
        world.settle(world.sync().build());

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.deletes())
                .isEqualTo(new DeletionTrack.NotRead("the org tells no deletions of Account (INVALID_TYPE)"));
        assertThat(summary.warnings()).singleElement().asString().contains("reconcile");
        assertThat(summary.describe()).contains("Warning:");
    }

    @Test
    void whatTheHostRefusesComesAgain() {
        String gone = deliveredThenHardDeleted();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync()
                        .to(page -> {
                            throw new IOException("no");
                        })
                        .build()
                        .run());
        world.settle(world.sync().build());

        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Deleted.class);
    }

    @Test
    void whatTheHostRefusesIsLostIfThePositionMovesFirst() {
        String gone = deliveredThenHardDeleted();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync()
                        .to(page -> {
                            throw new IOException("no");
                        })
                        .overlap(Duration.ZERO)
                        .without(Countermeasure.POSITION_AFTER_ACCEPTANCE)
                        .build()
                        .run());
        world.settle(world.sync().overlap(Duration.ZERO).build());

        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Upserted.class);
    }

    @Test
    void aCrashAnywhereSkipsNoDeletion() {
        int places = hardDeletionsReadWith(new Fuse(0)).places().size();

        for (int fatal = 1; fatal <= places; fatal++) {
            World dead = new World();

            hardDeletionsReadWith(dead, new Fuse(fatal));
            dead.org.pass(Duration.ofMinutes(1));
            long late = read(dead.sync().build().run()).late();
            dead.settle(dead.sync().build());

            assertThat(dead.target.copy.values())
                    .as("died at " + fatal)
                    .hasSize(500)
                    .allMatch(RecordChange.Deleted.class::isInstance);
            assertThat(late).as("died at " + fatal).isZero();
        }
        assertThat(places).isGreaterThan(15);
    }

    @Test
    void anotherOrgsDeletePositionIsRefused() {
        world.org.insert("one");
        world.org.pass(Duration.ofMinutes(5));
        world.store.advance(DELETES, null, new Watermark("deletes-1 00D000000000002AAA Account 2026-01-01T12:00:00Z"));

        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync().build().run())
                .withMessageContaining("belongs to org");
    }

    @Test
    void aSyncOfAnOlderVersionReadsTheLogFromItsPositionAndSaysSo() {
        world.org.insert("one");
        world.settle(world.sync().ignoringDeleteLog().build());

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.warnings()).singleElement().asString().contains("compare ids once");
        assertThat(world.store.load(DELETES)).isPresent();
        assertThat(world.sync().build().run().warnings()).isEmpty();
    }

    @Test
    void aPassingFaultWhileTheLogIsReadLosesNothing() {
        String gone = deliveredThenHardDeleted();
        int[] left = {2};
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.DELETED && left[0]-- > 0) {
                throw FakeOrg.refusal(503, ErrorCode.UNSPECIFIED, Retryability.AFTER_DELAY);
            }
        };

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Deleted.class);
    }

    private static Fuse hardDeletionsReadWith(Fuse fuse) {
        return hardDeletionsReadWith(new World(), fuse);
    }

    /** Five hundred records removed for good at two moments, and a run that may die at any place. */
    private static Fuse hardDeletionsReadWith(World world, Fuse fuse) {
        List<String> ids = world.org.insert(500);
        world.settle(world.sync().build());
        for (List<String> half : List.of(ids.subList(0, 250), ids.subList(250, 500))) {
            half.forEach(world.org::delete);
            half.forEach(world.org::hardDelete);
            world.org.pass(Duration.ofMinutes(2));
        }
        world.org.beforeRequest = (request, kind) -> fuse.pass("before " + kind);
        IncrementalSync sync =
                world.sync(fuse.around(world.store), fuse.around(world.target)).build();
        Crash.during(sync::run);
        world.org.beforeRequest = (request, kind) -> {};
        return fuse;
    }

    private String deliveredThenHardDeleted() {
        String gone = world.org.insert("gone");
        world.settle(world.sync().build());
        removeForGood(gone);
        return gone;
    }

    /** And lets so much time pass that it is closed. */
    private void removeForGood(String record) {
        deleteAndEmptyTheBin(record);
        world.org.pass(Duration.ofMinutes(5));
    }

    private void deleteAndEmptyTheBin(String record) {
        world.org.delete(record);
        world.org.hardDelete(record);
    }

    /** Compares ids, as a host's own reconciliation might. */
    private Reconciler.Repair comparing(String sobject, Instant since) {
        reconciled.add(since);
        List<RecordChange> missing = world.target.copy.values().stream()
                .filter(change -> change instanceof RecordChange.Upserted)
                .filter(change -> !world.org.rows().containsKey(change.id().value()))
                .toList();
        missing.forEach(change -> world.target.apply(
                new RecordChange.Deleted(change.record(), change.id(), world.org.now, DeletionSource.RECONCILIATION)));
        return new Reconciler.Repair(true, missing.size(), 1, "compared");
    }

    private static DeletionTrack.Read read(SyncSummary summary) {
        return (DeletionTrack.Read) summary.deletes();
    }
}
