package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.RecordChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pass finds and repairs. */
class ReconciliationTest {
    private final World world = new World();
    private final List<String> ids = world.org.insert(100);

    @BeforeEach
    void copyAndClose() {
        world.copy();
        world.org.pass(Duration.ofHours(1));
    }

    @Test
    void anEqualTargetIsProvenEqualAtACallForEachPage() {
        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.findings().isNone()).isTrue();
        assertThat(report.compared()).isEqualTo(100);
        assertThat(report.ranges()).isEqualTo(5);
        assertThat(report.calls()).isEqualTo(world.org.requests).isEqualTo(2 + 4 * 3 + 1);
        assertThat(report.describe()).contains("Account", "from the first id to the last", "100 records", "Complete.");
    }

    @Test
    void aRecordTheTargetNeverSawIsBrought() {
        String fresh = world.org.insert("fresh");
        world.org.pass(Duration.ofHours(1));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().missing()).isEqualTo(1);
        assertThat(report.repaired()).isEqualTo(1);
        assertThat(world.target.record(RecordId.of(fresh))).isPresent();
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aRecordTheSyncMissedAChangeOfIsBroughtUpToDate() {
        world.org.update(ids.get(7), "changed");
        world.org.pass(Duration.ofHours(1));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().stale()).isEqualTo(1);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aRecordInTheRecycleBinIsBuriedWithTheOrgsStamp() {
        world.org.delete(ids.get(7));
        world.org.pass(Duration.ofHours(1));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().deleted()).isEqualTo(1);
        assertThat(report.tombstones()).isEqualTo(1);
        assertThat(held(ids.get(7)).stamp()).isEqualTo(FakeOrg.START.plus(Duration.ofHours(1)));
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void recordsRemovedForGoodAreBuriedWithTheStampTheyWereHeldWith() {
        List.of(0, 24, 25, 99).forEach(place -> world.org.hardDelete(ids.get(place)));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().gone()).isEqualTo(4);
        assertThat(report.tombstones()).isEqualTo(4);
        assertThat(held(ids.get(24))).isEqualTo(new HeldVersion(RecordId.of(ids.get(24)), FakeOrg.START, true, null));
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void whoNeverReconcilesKeepsWhatWasRemovedForGood() {
        world.org.hardDelete(ids.get(24));

        world.copy();

        assertThat(world.differences()).containsExactly(ids.get(24));
    }

    @Test
    void aRecordThatIsHiddenAndShownAgainWithoutANewStampGoesAndReturns() {
        world.org.hide(ids.get(3));
        world.reconciliation().build().run();
        assertThat(world.target.record(RecordId.of(ids.get(3)))).isEmpty();
        world.org.show(ids.get(3));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().stale()).isEqualTo(1);
        assertThat(world.target.record(RecordId.of(ids.get(3)))).isPresent();
    }

    @Test
    void aRecordTakenOutOfTheRecycleBinReturns() {
        world.org.delete(ids.get(3));
        world.copy();
        world.org.undelete(ids.get(3));
        world.org.pass(Duration.ofHours(1));

        world.reconciliation().build().run();

        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aFormulasNewValueIsFoundByContentAndNotByStamps() {
        world.org.drift(ids.get(50), "drifted");
        assertThat(world.reconciliation().build().run().findings().isNone()).isTrue();

        ReconciliationReport report =
                world.reconciliation().depth(Depth.CONTENT).build().run();

        assertThat(report.findings().drifted()).isEqualTo(1);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void whereCountsAgreeNothingMoreIsReadIfNoMoreIsAskedFor() {
        world.org.hardDelete(ids.get(50));

        ReconciliationReport report =
                world.reconciliation().depth(Depth.COUNTS).build().run();

        assertThat(report.findings().gone()).isEqualTo(1);
        assertThat(report.calls()).isEqualTo(2 + 5 + 3 + 1);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void countsDoNotShowARecordMissingWhileAnotherIsTooMany() {
        world.org.hardDelete(ids.get(40));
        String fresh = world.org.insert("fresh");
        world.org.pass(Duration.ofHours(1));

        world.reconciliation().rangeSize(1000).depth(Depth.COUNTS).build().run();

        assertThat(world.differences()).containsExactlyInAnyOrder(ids.get(40), fresh);
    }

    @Test
    void anEmptyTargetIsFilledRangeByRange() {
        World empty = new World();
        empty.org.insert(300);
        empty.org.pass(Duration.ofHours(1));

        ReconciliationReport report = empty.reconciliation().build().run();

        assertThat(report.findings().missing()).isEqualTo(300);
        assertThat(report.ranges()).isGreaterThan(20);
        assertThat(empty.differences()).isEmpty();
    }

    @Test
    void aTargetThatKeepsNoTombstonesIsNotSentAny() {
        World fresh = new World();
        fresh.org.insert(3);
        fresh.org.delete(fresh.org.visible().get(0).id());
        fresh.org.pass(Duration.ofHours(1));

        ReconciliationReport report = fresh.reconciliation().build().run();

        assertThat(report.tombstones()).isZero();
        assertThat(report.repaired()).isEqualTo(2);
    }

    @Test
    void aRecordLaterInTheTargetThanInTheOrgIsToldAndLeft() {
        world.org.update(ids.get(9), "elsewhere");
        world.copy(ids.get(9));
        world.org.now = FakeOrg.START;
        world.org.update(ids.get(9), "here");
        world.org.pass(Duration.ofHours(3));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().ahead()).isEqualTo(1);
        assertThat(report.repaired()).isZero();
        assertThat(report.describe()).contains("remove them from the target");
    }

    @Test
    void repairsComeInPagesInTheOrderOfStampAndId() {
        List<RecordChange> changes = new ArrayList<>();
        world.org.update(ids.get(90), "first");
        world.org.pass(Duration.ofMinutes(1));
        world.org.update(ids.get(2), "second");
        world.org.pass(Duration.ofHours(1));

        world.reconciliation()
                .rangeSize(1_000)
                .to(page -> changes.addAll(page.changes()))
                .build()
                .run();

        assertThat(changes)
                .extracting(change -> change.record().text("Name").orElseThrow())
                .containsExactly("first", "second");
    }

    @Test
    void aRecordThatLeftTheConditionIsToldAndKept() {
        world.org.update(ids.get(4), "z");
        world.org.pass(Duration.ofHours(1));

        ReconciliationReport report =
                world.reconciliation().whereConstantSoql("Name < 's'").build().run();

        assertThat(report.findings().outside()).isEqualTo(1);
        assertThat(report.repaired()).isZero();
        assertThat(report.describe()).contains("1 records in the target no longer meet the condition");
    }

    @Test
    void anObjectWithoutARecycleBinIsNotAskedForIt() {
        world.org.hardDelete(ids.get(4));

        world.reconciliation().withoutRecycleBin().build().run();

        assertThat(world.org.queries).noneMatch(query -> query.contains("IsDeleted"));
        assertThat(world.differences()).isEmpty();
    }

    private HeldVersion held(String id) {
        RecordId wanted = RecordId.of(id);
        return world.target
                .between(null, null)
                .filter(version -> version.id().equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
