package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pattern people migrate from, with what it loses. */
class LiteralSyncTest {
    private final World world = new World();
    private final List<DeadLetter> letters = new ArrayList<>();

    @Test
    void theFirstRunBeginsAtTheEpochAndTheWatermarkIsTheGreatestDate() {
        world.org.insert(300);
        world.org.pass(Duration.ofSeconds(5));
        world.org.insert("last");

        SyncSummary summary = world.sync().buildLiteral().run();

        assertThat(world.org.queries)
                .containsExactly("SELECT Name, Id, LastModifiedDate FROM Account"
                        + " WHERE LastModifiedDate > 1970-01-01T00:00:00Z ORDER BY LastModifiedDate");
        assertThat(summary.delivered()).isEqualTo(301);
        assertThat(summary.outcome()).isEqualTo(new SyncOutcome.Complete(FakeOrg.START.plusSeconds(5)));
        assertThat(summary.fenceRule()).isEqualTo(FenceRule.NONE);
        assertThat(world.position()).contains("literal-1 00D000000000001AAA Account 2026-01-01T12:00:05Z");
    }

    @Test
    void theNextRunDeliversWhatIsLater() {
        world.org.insert("first");
        LiteralSync sync = world.sync().buildLiteral();
        sync.run();
        world.org.pass(Duration.ofSeconds(5));
        String later = world.org.insert("later");

        SyncSummary summary = sync.run();

        assertThat(summary.delivered()).isEqualTo(1);
        assertThat(world.target.copy).containsKey(later);
        assertThat(sync.run().delivered()).isZero();
    }

    @Test
    void aFailedRunRepeatsItsWholeWindow() {
        world.org.insert(500);
        world.org.beforeRequest = (request, kind) -> {
            if (request == 2) {
                throw FakeOrg.refusal(503, ErrorCode.UNSPECIFIED, Retryability.AFTER_DELAY);
            }
        };
        LiteralSync sync = world.sync().buildLiteral();

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(sync::run)
                .withMessageContaining("the watermark stays");

        assertThat(world.position()).isEmpty();
        assertThat(sync.run().delivered()).isEqualTo(500);
    }

    @Test
    void theWatermarkStaysBelowTheSuccessRate() {
        world.org.insert(10);
        SyncBuilder builder = world.sync().to(refusingNames("row 3"), letters::addAll);

        SyncSummary strict = builder.minSuccessRate(0.95).buildLiteral().run();
        assertThat(strict.outcome()).isInstanceOf(SyncOutcome.Partial.class);
        assertThat(world.position()).isEmpty();

        SyncSummary lenient = builder.minSuccessRate(0.9).buildLiteral().run();
        assertThat(lenient.isComplete()).isTrue();
        assertThat(world.position()).isPresent();
    }

    @Test
    void itLosesWhatSharesTheWatermarksSecondWhatCommitsLateAndWhatIsDeleted() {
        String deleted = world.org.insert("deleted");
        FakeOrg.Transaction open = world.org.begin();
        String late = open.insert("late");
        world.org.pass(Duration.ofSeconds(1));
        world.org.insert("read");
        LiteralSync sync = world.sync().buildLiteral();
        sync.run();
        String tie = world.org.insert("in the same second");
        open.commit();
        world.org.pass(Duration.ofSeconds(1));
        world.org.delete(deleted);

        sync.run();

        assertThat(world.target.missingOf(world.org)).containsExactlyInAnyOrder(deleted, late, tie);
    }

    @Test
    void anotherOrgsWatermarkIsRefused() {
        world.org.insert("one");
        world.sync().buildLiteral().run();
        FakeOrg other = new FakeOrg("00D000000000002AAA");

        LiteralSync sync = IncrementalSync.builder(other, other, world.store)
                .sobject("Account")
                .fields("Name")
                .to(world.target)
                .buildLiteral();

        assertThatIllegalStateException().isThrownBy(sync::run).withMessageContaining("belongs to org");
    }

    private IsolatingHandler refusingNames(String refused) {
        return IsolatingHandler.each(change -> {
            if (change.record().text("Name").orElseThrow().equals(refused)) {
                throw new IOException("no");
            }
        });
    }
}
