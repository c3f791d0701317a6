package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position taken in one org says nothing in another. */
class OtherOrgTest {
    private final World world = new World();
    private final FakeOrg other = new FakeOrg("00D000000000002AAA");

    @BeforeEach
    void aSyncedOrgAndAnotherWithOlderRecords() {
        other.insert(3);
        other.pass(Duration.ofHours(1));
        world.org.pass(Duration.ofHours(1));
        world.sync().build().run();
    }

    @Test
    void anotherOrgsPositionIsRefused() {
        IncrementalSync sync = syncOf(other).build();

        assertThatIllegalStateException()
                .isThrownBy(sync::run)
                .withMessageContaining("00D000000000001AAA")
                .withMessageContaining("this is org 00D000000000002AAA")
                .withMessageContaining("call reset()");

        assertThat(other.requests).isZero();
    }

    @Test
    void aResetLetsTheSyncBeginAgainInTheNewOrg() {
        IncrementalSync sync = syncOf(other).build();
        sync.reset();

        SyncSummary summary = sync.run();

        assertThat(summary.delivered()).isEqualTo(3);
        assertThat(world.target.holdsAllOf(other)).isTrue();
    }

    @Test
    void aResetInTheSameOrgDeliversEverythingAgain() {
        world.org.insert(3);
        IncrementalSync sync = world.sync().build();
        world.settle(sync);

        sync.reset();
        world.settle(sync);

        assertThat(world.target.deliveries).hasSize(6);
    }

    @Test
    void withoutTheBindingTheNewOrgsRecordsAreSkipped() {
        IncrementalSync sync = syncOf(other).without(Countermeasure.ORG_BINDING).build();

        sync.run();

        assertThat(world.target.holdsAllOf(other)).isFalse();
    }

    @Test
    void aPositionOfAnotherObjectIsRefused() {
        IncrementalSync sync = world.sync().name("Account").sobject("Contact").build();

        assertThatIllegalStateException()
                .isThrownBy(sync::run)
                .withMessageContaining("sync-1 of Account, and this is sync-1 of Contact");
    }

    @Test
    void aPositionOfTheLiteralModeIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync().buildLiteral().run())
                .withMessageContaining("this is literal-1 of Account");
    }

    private SyncBuilder syncOf(FakeOrg org) {
        return IncrementalSync.builder(org, org, world.store)
                .sobject("Account")
                .fields("Name")
                .fromBeginning()
                .to(world.target);
    }
}
