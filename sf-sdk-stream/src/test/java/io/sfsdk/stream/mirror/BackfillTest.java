package io.sfsdk.stream.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.mirror.MirrorException;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.mirror.SyncGapFiller;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P24: the table follows an org whose events were lost to it for three days. */
class BackfillTest {
    private final MirrorWorld world = new MirrorWorld();
    private String atRest = "";
    private String handledBefore = "";
    private String lastHandled = "";
    private String changedInGap = "";
    private String deletedInGap = "";
    private String purgedInGap = "";
    private String changedOnBoth = "";
    private String committedInGap = "";

    @BeforeEach
    void loseEvents() {
        atRest = account("at rest");
        deletedInGap = account("to be deleted");
        purgedInGap = account("to be purged");
        changedInGap = account("to be changed");
        changedOnBoth = account("to be changed twice");
        committedInGap = account("to be committed late");
        world.clock.advance(Duration.ofHours(2));
        world.run();
        try (Transaction open = world.org.begin()) {
            open.update("Account", committedInGap, Map.of("Name", "stamped before the gap"));
            world.clock.advance(Duration.ofMinutes(9));
            handledBefore = account("handled before it");
            lastHandled = account("last that was handled");
            world.run();
            open.commit();
        }
        world.table.takeQueried();
        world.clock.advance(Duration.ofHours(1));
        world.org.update("Account", changedInGap, Map.of("Name", "changed"));
        world.org.update("Account", changedOnBoth, Map.of("BillingCity", "in the gap"));
        world.org.delete(deletedInGap);
        purge(purgedInGap);
        world.clock.advance(Duration.ofHours(73));
        world.org.update("Account", changedOnBoth, Map.of("Phone", "behind the gap"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void exactlyTheMissingTimeIsReadAndTheEventsBehindItAreHandled() {
        MirrorSummary summary = world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(6);
        assertThat(world.gaps).hasSize(1);
        assertThat(world.table.takeQueried())
                .contains(changedInGap, changedOnBoth, committedInGap, deletedInGap, purgedInGap)
                .doesNotContain(atRest)
                .isSubsetOf(
                        changedInGap,
                        changedOnBoth,
                        committedInGap,
                        deletedInGap,
                        purgedInGap,
                        handledBefore,
                        lastHandled);
        assertThat(summary.catchUps()).isEqualTo(1);
        assertThat(summary.events().orElseThrow().handled()).isBetween(1L, 2L); // twice if the session ends meanwhile
    }

    @Test
    void aRecordThatChangesAllTheTimeIsReadThoughItsStampIsStillOpen() {
        IntStream.range(0, 60)
                .forEach(number -> world.beforeQuery(
                        () -> world.org.update("Account", changedInGap, Map.of("Phone", String.valueOf(number)))));

        world.run();

        assertThat(world.name(changedInGap)).isEqualTo("changed");
        assertThat(world.held()).isEqualTo(world.shown());
    }

    @Test
    void aGapThatIsNotFilledToItsEndEndsTheRunAndTheNextOneFillsIt() {
        assertThatThrownBy(() -> world.run(mirror -> mirror.syncs(sync -> sync.maxCalls(2))))
                .isInstanceOf(SubscriptionException.class)
                .hasCauseInstanceOf(MirrorException.class)
                .hasMessageContaining("gap could not be filled");
        assertThat(world.name(changedInGap)).isNotEqualTo("changed");

        world.run();

        assertThat(world.held()).isEqualTo(world.shown());
    }

    @Test
    void anObjectWhoseDeleteLogIsPurgedIsNotCalledCompleteUntilTheHostDoesWithoutIt() {
        world.org.data().purgeDeleteLog("Account", world.clock.instant().minus(Duration.ofHours(1)));

        assertThatThrownBy(world::run)
                .isInstanceOf(SubscriptionException.class)
                .hasCauseInstanceOf(MirrorException.class);
        world.run(mirror -> mirror.withoutDeleteLog());
        assertThat(world.held()).containsKey(purgedInGap);
        world.mirror(mirror -> mirror).reconcile();

        assertThat(world.held()).isEqualTo(world.shown());
    }

    @Test
    void aGapThatWasFilledIsNotFilledAgainAndTheNextOneIsReadFromItsOwnBegin() {
        try (Transaction open = world.org.begin()) {
            open.update("Account", atRest, Map.of("Name", "stamped before the first gap was filled"));
            account("one more behind the gap");
            world.run();
            open.commit();
        }
        world.table.takeQueried();
        world.clock.advance(Duration.ofHours(1));
        world.org.update("Account", lastHandled, Map.of("Name", "changed in the second gap"));
        world.clock.advance(Duration.ofHours(73));
        account("behind the second gap");

        world.run();

        assertThat(world.held()).isEqualTo(world.shown());
        assertThat(world.table.takeQueried()).contains(lastHandled, atRest).doesNotContain(changedInGap);
        assertThat(world.gaps).hasSize(2);
    }

    @Test
    void aGapThatEndsNowIsFilledWhenTheDeleteLogReachesToItsEnd() throws Exception {
        Instant begin = world.clock.instant();
        purge(atRest);
        world.clock.advance(Duration.ofSeconds(1));
        SyncGapFiller filler = SyncGapFiller.of(
                        world.client().rest().source(),
                        world.client().rest().replicationLog(),
                        world.store,
                        "Account",
                        world.table.fields(),
                        world.table)
                .waiting(world.clock::advance);

        filler.fill(new ReplayGap(
                "/data/AccountChangeEvent", ReplayGap.Reason.EXPIRED, null, begin, world.clock.instant()));

        assertThat(world.held()).doesNotContainKey(atRest);
    }

    private String account(String name) {
        return world.org.insert("Account", Map.of("Name", name));
    }

    private void purge(String id) {
        try (Transaction work = world.org.begin()) {
            work.hardDelete(id);
            work.commit();
        }
    }
}
