package io.sfsdk.stream.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.mirror.MirrorException;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that cannot tell all: gaps, overflows, and those that do not fit. */
class UntoldChangesTest {
    private final MirrorWorld world = new MirrorWorld();
    private String acme = "";

    @BeforeEach
    void copy() {
        acme = world.org.insert("Account", Map.of("Name", "Acme", "BillingCity", "Rome"));
        world.clock.advance(Duration.ofMinutes(20));
        world.then(() -> {
            world.org.update("Account", acme, Map.of("BillingCity", "Paris"));
            world.org.update("Account", acme, Map.of("BillingCity", "Rome"));
        });
        world.run();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theRecordsOfAGapAreReadAgainInFull() {
        world.org.events().turnIntoGaps(1);
        world.org.update("Account", acme, Map.of("Name", "Acme Ltd", "Phone", "1"));

        MirrorSummary summary = world.run();

        assertThat(world.held()).isEqualTo(world.shown());
        assertThat(summary.reread()).isEqualTo(1);
    }

    @Test
    void aDeletionThatCameAsAGapIsADeletion() {
        world.org.events().turnIntoGaps(1);
        world.org.delete(acme);

        world.run();

        assertThat(world.held()).isEmpty();
    }

    @Test
    void aRecordOfAGapOfWhichTheOrgHasNothingAnyMoreIsGone() {
        world.org.events().turnIntoGaps(1);
        world.org.update("Account", acme, Map.of("Name", "Acme Ltd"));
        try (Transaction work = world.org.begin()) {
            work.hardDelete(acme);
            work.commit();
        }

        world.run();

        assertThat(world.held()).isEmpty();
    }

    @Test
    void anOverflowHasAllReadAgainThatChanged() {
        try (Transaction work = world.org.begin()) {
            for (int i = 0; i < 20; i++) {
                work.insert("Account", Map.of("Name", "account " + i));
            }
            work.delete(acme);
            work.commit();
        }

        MirrorSummary summary = world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(20);
        assertThat(summary.catchUps()).isEqualTo(1);
    }

    @Test
    void aPartOfARecordThatTheTableDoesNotHoldHasItReadWhole() {
        world.execute("DELETE FROM account");
        world.org.update("Account", acme, Map.of("Phone", "1"));

        MirrorSummary summary = world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(1);
        assertThat(summary.reread()).isEqualTo(1);
    }

    @Test
    void anEventThatTheTableRefusesIsKeptAndASyncBringsTheRecord() {
        world.execute("ALTER TABLE account ALTER COLUMN Name VARCHAR(10)");
        world.org.update("Account", acme, Map.of("Name", "longer than ten", "Phone", "5"));
        world.clock.advance(Duration.ofMinutes(1));
        world.org.update("Account", acme, Map.of("Name", "shorter"));
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        MirrorSummary summary = world.run(mirror -> mirror.deadLetters(letters));

        assertThat(world.held()).isEqualTo(world.shown());
        assertThat(letters.letters()).hasSize(1);
        assertThat(summary.healed()).isEqualTo(1);
    }

    @Test
    void aMergeLeavesTheWinnerAsItIsAndTheLoserGone() {
        String loser = world.org.insert("Account", Map.of("Name", "Loser", "Phone", "2"));
        world.then(() -> {
            try (Transaction work = world.org.begin()) {
                work.merge(acme, List.of(loser));
                work.commit();
            }
        });

        world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(1);
    }

    @Test
    void aRecordComesBackFromTheRecycleBinWithAllItsFields() {
        world.org.delete(acme);
        world.run();
        world.clock.advance(Duration.ofMinutes(1));
        world.org.undelete(acme);

        world.run();

        assertThat(world.held()).isEqualTo(world.shown()).hasSize(1);
    }

    @Test
    void aPurgeThatNoEventTellsIsFoundByTheCatchUp() {
        try (Transaction work = world.org.begin()) {
            work.hardDelete(acme);
            work.commit();
        }
        world.clock.advance(Duration.ofMinutes(20));

        world.mirror(mirror -> mirror).catchUp();

        assertThat(world.held()).isEmpty();
    }

    @Test
    void aFieldThatTheOrgDoesNotHaveEndsTheRunBeforeAnythingIsRead() {
        world.org.changes().removeField("Account", "Phone");

        assertThatThrownBy(world::run).isInstanceOf(MirrorException.class).hasMessageContaining("Phone");
    }

    @Test
    void anOrgThatBecomesAnotherWhileItIsFollowedEndsTheRun() {
        world.org.update("Account", acme, Map.of("Phone", "1"));
        world.then(() -> {
            world.org.changes().refreshSandbox();
            world.org.events().resetStreams();
            world.org.update("Account", acme, Map.of("Phone", "2"));
        });

        assertThatThrownBy(world::run)
                .isInstanceOf(SubscriptionException.class)
                .hasRootCauseInstanceOf(MirrorException.class)
                .hasStackTraceContaining("the org has become");
    }

    @Test
    void theCopyOfAnotherOrgIsRefusedUntilItIsReset() {
        world.org.changes().refreshSandbox();
        world.reconnect();

        assertThatThrownBy(world::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("reset()");
    }
}
