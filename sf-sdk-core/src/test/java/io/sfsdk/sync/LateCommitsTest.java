package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that become visible after a reader has been where their stamps are. */
class LateCommitsTest {
    private final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT59S", "PT1M", "PT2M30S", "PT9M59S", "PT15M"})
    void aTransactionThatStaysOpenHoldsTheFenceBack(Duration open) {
        IncrementalSync sync = world.sync(new LawfulStore(world), world.target)
                .overlap(Duration.ZERO)
                .build();

        long violations = runEveryMinuteWhileATransactionIsOpen(sync, open);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        assertThat(violations).isZero();
        world.target.assertNothingCameTwice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT59S", "PT1M", "PT2M30S", "PT9M59S", "PT15M"})
    void whereTheOrgKeepsNoLogTheLagAndTheAuditFindIt(Duration open) {
        world.org.isLogKept = false;

        runEveryMinuteWhileATransactionIsOpen(world.sync().build(), open);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT59S", "PT1M", "PT2M30S", "PT9M59S"})
    void whereTheOrgsLogDoesNotWaitForTransactionsTheAuditFindsIt(Duration open) {
        world.org.isLogHeldBack = false;

        runEveryMinuteWhileATransactionIsOpen(world.sync().build(), open);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        world.target.assertNothingCameTwice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M"})
    void withoutAFenceItIsLost(Duration open) {
        IncrementalSync sync = world.sync()
                .overlap(Duration.ZERO)
                .without(Countermeasure.FENCE)
                .build();

        runEveryMinuteWhileATransactionIsOpen(sync, open);

        assertThat(world.target.missingOf(world.org)).isNotEmpty();
    }

    @Test
    void withoutTheAuditALagThatIsTooShortLosesIt() {
        world.org.isLogKept = false;
        IncrementalSync sync = world.sync()
                .commitLag(Duration.ofMinutes(5))
                .overlap(Duration.ZERO)
                .build();

        runEveryMinuteWhileATransactionIsOpen(sync, Duration.ofMinutes(9));

        assertThat(world.target.missingOf(world.org)).hasSize(1);
    }

    @Test
    void aRecordBehindTheFenceIsDeliveredCountedAndReported() {
        IncrementalSync sync =
                world.sync().fenceByLagOnly().commitLag(Duration.ofMinutes(1)).build();
        world.org.insert("early");
        FakeOrg.Transaction late = world.org.begin();
        String record = late.insert("late");
        world.org.pass(Duration.ofMinutes(2));
        sync.run();
        late.commit();
        world.org.pass(Duration.ofMinutes(1));

        SyncSummary summary = sync.run();

        assertThat(world.target.copy).containsKey(record);
        assertThat(summary.violations()).isEqualTo(1);
        assertThat(summary.recognised()).isEqualTo(1);
        assertThat(summary.describe())
                .contains("1 records became visible later")
                .contains("use fenceByLagOnly() with a longer commitLag()");
        assertThat(sync.run().violations()).isZero();
    }

    private long runEveryMinuteWhileATransactionIsOpen(IncrementalSync sync, Duration open) {
        world.org.insert("before");
        world.org.pass(Duration.ofSeconds(90));
        FakeOrg.Transaction late = world.org.begin();
        late.insert("late");
        world.org.insert("beside");
        long violations = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(open) < 0; passed = passed.plusMinutes(1)) {
            Duration rest = open.minus(passed);
            world.org.pass(rest.compareTo(Duration.ofMinutes(1)) < 0 ? rest : Duration.ofMinutes(1));
            world.org.insert("during");
            violations += sync.run().violations();
        }
        late.commit();
        world.org.insert("after");
        violations += sync.run().violations();
        world.settle(sync);
        return violations;
    }
}
