package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How windows are planned, and what is asked for. */
class IncrementalSyncTest {
    private final World world = new World();

    @Test
    void theFirstRunDeliversEverythingAndTheNextOneNothing() {
        world.org.insert(3);
        world.org.pass(Duration.ofMinutes(5));
        IncrementalSync sync = world.sync().build();

        SyncSummary first = sync.run();
        SyncSummary second = sync.run();

        assertThat(first.delivered()).isEqualTo(3);
        assertThat(first.outcome()).isEqualTo(new SyncOutcome.Complete(Instant.parse("2026-01-01T12:04:30Z")));
        assertThat(second.delivered()).isZero();
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void anIdleObjectCostsOneQueryAndOneLookAtTheDeleteLogARun() {
        world.org.insert(3);
        world.org.pass(Duration.ofHours(1));
        IncrementalSync sync = world.sync().build();
        sync.run();
        world.org.pass(Duration.ofHours(1));
        world.org.requests = 0;

        SyncSummary summary = sync.run();

        assertThat(world.org.requests).isEqualTo(4);
        assertThat(summary.calls()).isEqualTo(4);
        assertThat(world.position()).contains("sync-1 00D000000000001AAA Account 2026-01-01T13:59:30Z");
    }

    @Test
    void withoutAStartNothingIsBuilt() {
        SyncBuilder builder = IncrementalSync.builder(world.org, world.org, world.store)
                .sobject("Account")
                .fields("Name")
                .to(world.target);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from(..), fromBeginning() or fromNow()");
    }

    @Test
    void aSyncFromNowDeliversOnlyWhatChangesAfterIt() {
        String old = world.org.insert("old");
        world.org.pass(Duration.ofMinutes(5));
        IncrementalSync sync = world.sync().fromNow().build();

        sync.run();
        String fresh = world.org.insert("fresh");
        world.settle(sync);

        assertThat(world.target.copy).containsOnlyKeys(fresh).doesNotContainKey(old);
    }

    @Test
    void aSyncFromAMomentDeliversThatMomentAndWhatFollows() {
        world.org.insert("before");
        world.org.pass(Duration.ofSeconds(1));
        String at = world.org.insert("at");
        world.org.pass(Duration.ofSeconds(1));
        String after = world.org.insert("after");

        world.settle(world.sync().from(FakeOrg.START.plusSeconds(1)).build());

        assertThat(world.target.copy).containsOnlyKeys(at, after);
        world.target.assertNothingCameTwice();
    }

    @Test
    void aStartInTheFutureWaitsForIt() {
        world.org.insert("early");
        IncrementalSync sync =
                world.sync().from(FakeOrg.START.plusSeconds(3600)).build();

        SyncSummary summary = sync.run();

        assertThat(summary.window().isEmpty()).isTrue();
        assertThat(summary.isComplete()).isTrue();
        assertThat(world.position()).isEmpty();
    }

    @Test
    void theWindowEndsWhereTheOrgsLogIsComplete() {
        world.org.begin();
        world.org.pass(Duration.ofMinutes(3));

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.window().until()).isEqualTo(FakeOrg.START);
        assertThat(summary.fenceRule()).isEqualTo(FenceRule.LATEST_DATE_COVERED);
    }

    @Test
    void theWindowEndsNoCloserToNowThanTheOrgsClocksAgree() {
        world.org.pass(Duration.ofSeconds(60));

        SyncSummary summary =
                world.sync().skewAllowance(Duration.ofSeconds(45)).build().run();

        assertThat(summary.window().until()).isEqualTo(FakeOrg.START.plusSeconds(15));
        assertThat(summary.fenceRule()).isEqualTo(FenceRule.SKEW_ALLOWANCE);
    }

    @Test
    void whereTheOrgKeepsNoLogTheWindowEndsTheCommitLagBeforeNow() {
        world.org.isLogKept = false;
        world.org.pass(Duration.ofMinutes(30));

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.window().until()).isEqualTo(FakeOrg.START.plusSeconds(1200));
        assertThat(summary.fenceRule()).isEqualTo(FenceRule.COMMIT_LAG);
        assertThat(summary.describe()).contains("server time less the commit lag");
    }

    @Test
    void aLogTheOrgRefusesForGoodIsAsGoodAsNone() {
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.COVERED) {
                throw FakeOrg.refusal(400, new ErrorCode("EXCEEDED_ID_LIMIT"), Retryability.NEVER);
            }
        };

        SyncSummary summary = world.sync().build().run();

        assertThat(summary.fenceRule()).isEqualTo(FenceRule.COMMIT_LAG);
    }

    @Test
    void aLogNobodyTrustsIsNotAskedFor() {
        SyncSummary summary = world.sync()
                .fenceByLagOnly()
                .commitLag(Duration.ofMinutes(1))
                .build()
                .run();

        assertThat(summary.window().until()).isEqualTo(FakeOrg.START.minusSeconds(60));
        assertThat(world.org.requests).isEqualTo(2);
    }

    @Test
    void aFenceThatFallsBehindThePositionLeavesItWhereItIs() {
        world.org.pass(Duration.ofMinutes(5));
        IncrementalSync sync = world.sync().build();
        sync.run();
        String before = world.position().orElseThrow();
        world.org.isLogKept = false;

        SyncSummary summary = sync.run();

        assertThat(summary.window().isEmpty()).isTrue();
        assertThat(summary.isComplete()).isTrue();
        assertThat(world.position()).contains(before);
    }

    @Test
    void aSecondThatIsNotOverIsNotRead() {
        world.org.now = FakeOrg.START.plusMillis(59_900);
        String open = world.org.insert("first");
        IncrementalSync sync = world.sync()
                .fenceByLagOnly()
                .commitLag(Duration.ZERO)
                .overlap(Duration.ZERO)
                .build();

        sync.run();
        world.org.update(open, "second, in the same second");
        world.settle(sync);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @Test
    void theQueryAsksForClosedTimeInATotalOrder() {
        world.org.pass(Duration.ofMinutes(5));
        world.sync().whereConstantSoql("Industry = 'Energy'").build().run();

        assertThat(world.org.queries)
                .containsExactly("SELECT Name, Id, SystemModstamp, IsDeleted, MasterRecordId FROM Account"
                        + " WHERE SystemModstamp >= 1970-01-01T00:00:00Z AND SystemModstamp < 2026-01-01T12:04:30Z"
                        + " AND (Industry = 'Energy') ORDER BY SystemModstamp, Id");
    }

    @Test
    void fieldsTheHostSelectsItselfAreSelectedOnce() {
        world.org.pass(Duration.ofMinutes(5));
        world.sync().fields("ID", "systemmodstamp", "Name").build().run();

        assertThat(world.org.queries.get(0))
                .startsWith("SELECT ID, systemmodstamp, Name, IsDeleted, MasterRecordId FROM");
    }

    @Test
    void syncsWithNamesOfTheirOwnMoveApart() {
        world.org.insert(2);
        world.org.pass(Duration.ofMinutes(5));

        world.sync().name("one").build().run();
        SyncSummary other = world.sync().name("other").build().run();

        assertThat(other.delivered()).isEqualTo(2);
        assertThat(other.name()).isEqualTo("other");
    }

    @Test
    void namesThatCouldCarrySoqlAreRefused() {
        assertThatThrownBy(() -> world.sync().sobject("Account WHERE").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.sync().fields("Name FROM Account").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API name of a field");
        assertThatThrownBy(() -> world.sync().whereConstantSoql(" ").build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> world.sync().minSuccessRate(1.1).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.sync().overlap(Duration.ofSeconds(-1)).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.sync().commitLag(Duration.ofSeconds(-1)).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.sync().fields().build()).isInstanceOf(IllegalStateException.class);
    }
}
