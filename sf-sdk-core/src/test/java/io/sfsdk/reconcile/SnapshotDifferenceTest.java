package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects without a usable stamp: each run is compared with what the last one left in the target. */
class SnapshotDifferenceTest {
    private final World world = new World();

    private ReconciliationReport snapshot() {
        world.org.pass(Duration.ofMinutes(5));
        return world.reconciliation()
                .withoutStamps()
                .withoutRecycleBin()
                .build()
                .run();
    }

    @Test
    void theFirstSnapshotBringsEverything() {
        world.org.insert(60);

        ReconciliationReport report = snapshot();

        assertThat(report.findings().missing()).isEqualTo(60);
        assertThat(world.differences()).isEmpty();
        assertThat(world.org.queries).noneMatch(query -> query.contains("SystemModstamp"));
    }

    @Test
    void anotherSnapshotBringsOnlyWhatWasCreatedChangedOrRemoved() {
        List<String> ids = world.org.insert(60);
        snapshot();
        world.org.insert("created");
        world.org.drift(ids.get(5), "changed");
        world.org.hardDelete(ids.get(30));

        ReconciliationReport report = snapshot();

        assertThat(report.findings()).isEqualTo(new ReconciliationFindings(1, 0, 1, 0, 1, 0, 0, 0));
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aSnapshotOfAnUnchangedOrgBringsNothing() {
        world.org.insert(60);
        snapshot();

        ReconciliationReport report = snapshot();

        assertThat(report.repaired()).isZero();
        assertThat(report.compared()).isEqualTo(60);
    }

    @Test
    void aRecordThatReturnsAfterItWasGoneComesAgain() {
        String back = world.org.insert("back");
        snapshot();
        world.org.hide(back);
        snapshot();
        world.org.show(back);

        ReconciliationReport report = snapshot();

        assertThat(report.findings().stale()).isEqualTo(1);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void comparingStampsOnlyMissesTheChangeThatComparingContentsFinds() {
        String changed = world.org.insert("before");
        world.org.pass(Duration.ofHours(1));
        world.reconciliation().build().run();
        world.org.drift(changed, "after");

        world.reconciliation().build().run();

        assertThat(world.differences()).containsExactly(changed);
    }
}
