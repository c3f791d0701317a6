package io.sfsdk.stream.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P23: from the first copy to the stream without a hole. */
class SnapshotThenStreamTest {
    private final MirrorWorld world = new MirrorWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatIsChangedBeforeDuringAndAfterTheFirstCopyIsInTheTable() {
        String before = world.org.insert("Account", Map.of("Name", "before"));
        world.clock.advance(Duration.ofMinutes(20));
        world.beforeQuery(() -> world.org.update("Account", before, Map.of("Phone", "during")))
                .beforeQuery(() -> world.org.insert("Account", Map.of("Name", "during")))
                .beforeQuery(() -> world.org.insert("Account", Map.of("Name", "late")));
        world.then(() -> world.org.update("Account", before, Map.of("BillingCity", "after")));

        MirrorSummary summary = world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(3);
        assertThat(summary.catchUps()).isEqualTo(1);
    }

    @Test
    void anEventThatTheFirstCopyHasAlreadyChangesNothing() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.clock.advance(Duration.ofMinutes(20));
        world.beforeQuery(() -> {
            world.org.update("Account", id, Map.of("Name", "two"));
            world.clock.advance(Duration.ofSeconds(2));
            world.org.update("Account", id, Map.of("Name", "three"));
        });

        MirrorSummary summary = world.run();

        assertThat(world.name(id)).isEqualTo("three");
        assertThat(summary.older()).isEqualTo(1);
    }

    @Test
    void aDeletionThatTheFirstCopyToldIsNotUndoneByAnEarlierEvent() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.clock.advance(Duration.ofMinutes(20));
        world.beforeQuery(() -> {
            world.org.update("Account", id, Map.of("Name", "two"));
            world.clock.advance(Duration.ofSeconds(2));
            world.org.delete(id);
        });

        MirrorSummary summary = world.run();

        assertThat(world.held()).isEmpty();
        assertThat(summary.older()).isEqualTo(1);
        assertThat(summary.reread()).isZero();
    }

    @Test
    void aTransactionThatCommitsWhileTheFirstCopyIsMadeIsNotMissed() {
        world.org.insert("Account", Map.of("Name", "there"));
        world.clock.advance(Duration.ofMinutes(20));
        try (Transaction open = world.org.begin()) {
            open.insert("Account", Map.of("Name", "committed late"));
            world.clock.advance(Duration.ofMinutes(9));
            world.beforeQuery(() -> {})
                    .beforeQuery(() -> {})
                    .beforeQuery(() -> {})
                    .then(open::commit);

            world.run();
        }

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(2);
    }

    @Test
    void aSecondRunGoesOnWithTheEventsAndCopiesNothingAgain() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.then(() -> {
            world.org.update("Account", id, Map.of("Phone", "1"));
            world.org.update("Account", id, Map.of("Phone", "2"));
        });
        world.run();
        world.table.takeQueried();
        world.clock.advance(Duration.ofHours(1));
        world.org.update("Account", id, Map.of("Name", "two"));

        MirrorSummary summary = world.run();

        assertThat(world.name(id)).isEqualTo("two");
        assertThat(world.table.takeQueried()).isEmpty();
        assertThat(summary.catchUps()).isZero();
    }

    @Test
    void eventsThatAreLostBeforeTheFirstWasHandledAreNotMissed() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.clock.advance(Duration.ofHours(80));
        world.run();
        world.clock.advance(Duration.ofHours(1));
        world.org.update("Account", id, Map.of("Name", "two"));
        world.clock.advance(Duration.ofHours(1));
        world.org.events().resetStreams();
        world.org.update("Account", id, Map.of("Phone", "1"));

        world.run();

        assertThat(world.gaps).isEmpty();
        assertThat(world.held()).isEqualTo(world.shown());
    }

    @Test
    void eventsThatAreLostBehindHandledOnesWhosePositionWasNotStoredAreNotMissed() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.then(() -> {
            world.org.update("Account", id, Map.of("Phone", "1"));
            world.org.update("Account", id, Map.of("Phone", "2"));
            world.org.update("Account", id, Map.of("Phone", "3"));
            world.fuse.dieAfter(4);
        });
        assertThatThrownBy(() -> world.run(
                        mirror -> mirror.following(() -> world.events().storeEvery(100))))
                .isInstanceOf(Crash.class);
        world.clock.advance(Duration.ofHours(1));
        world.org.events().resetStreams();
        world.org.update("Account", id, Map.of("Name", "two"));

        world.run();

        assertThat(world.gaps).isEmpty();
        assertThat(world.held()).isEqualTo(world.shown());
    }

    @Test
    void aFirstEventThatComesAfterTheRetentionIsBehindAGapThatIsFilled() {
        String id = world.org.insert("Account", Map.of("Name", "one"));
        world.clock.advance(Duration.ofHours(80));
        world.run();
        world.org.update("Account", id, Map.of("Name", "two"));
        world.clock.advance(Duration.ofHours(80));
        world.org.update("Account", id, Map.of("Phone", "1"));

        world.run();

        assertThat(world.gaps).hasSize(1);
        assertThat(world.held()).isEqualTo(world.shown());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void inAnyHistoryTheTableEqualsTheOrg(long seed) {
        OrgLife life = new OrgLife(world.org, new SplittableRandom(seed));
        plan(life);

        world.run();

        assertThat(world.held()).isEqualTo(world.shown());
        assertThat(world.org.defects()).isEmpty();
    }

    @Test
    void killedBetweenAnyTwoStepsItEndsEqualAllTheSame() {
        int step = 0;
        while (!survives(step)) {
            step++;
        }

        assertThat(step).isGreaterThan(40);
    }

    /** Whether the run was over before that step. */
    private static boolean survives(int step) {
        try (MirrorWorld own = new MirrorWorld()) {
            OrgLife life = new OrgLife(own.org, new SplittableRandom(4711));
            life.go(4);
            own.clock.advance(Duration.ofMinutes(20));
            own.beforeQuery(() -> life.go(2)).then(() -> life.go(3));
            own.fuse.dieAfter(step);
            boolean isWhole = isRunWhole(own);
            own.fuse.hold();
            life.go(1);
            own.run();
            assertThat(own.held()).as("killed at step " + step).isEqualTo(own.shown());
            return isWhole;
        }
    }

    private static boolean isRunWhole(MirrorWorld own) {
        try {
            own.run();
            return true;
        } catch (Crash crash) {
            return false;
        }
    }

    private void plan(OrgLife life) {
        life.go(30);
        world.clock.advance(Duration.ofMinutes(20));
        life.go(4);
        List.of(1, 2, 3, 4).forEach(query -> world.beforeQuery(() -> life.go(4)));
        List.of(1, 2, 3).forEach(poll -> world.then(() -> life.go(8)));
    }
}
