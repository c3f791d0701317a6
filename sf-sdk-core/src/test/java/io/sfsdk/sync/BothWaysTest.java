package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The org and another system are kept alike, and each hands on what changes in it. */
class BothWaysTest {
    private static final int ROUNDS = 12;
    private static final String PERSON = RecordId.of("005000000000077").value();

    private final WireWorld world = new WireWorld(200);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aChangeInTheOrgGoesOverAndDoesNotComeBack() {
        OwnWrites own = OwnWrites.byContent(100);
        OtherSystem other = new OtherSystem(own);
        String id = insert("Acme");

        int writes = rounds(sync(other, own), other);

        assertThat(writes).isLessThanOrEqualTo(1);
        assertThat(other.names).containsEntry(id, "Acme");
    }

    @Test
    void aChangeInTheOtherSystemGoesOverAndDoesNotComeBack() {
        OwnWrites own = OwnWrites.byContent(100);
        OtherSystem other = new OtherSystem(own);
        String id = insert("Acme");
        IncrementalSync sync = sync(other, own);
        rounds(sync, other);
        other.change(id, "Acme Ltd");

        int writes = rounds(sync, other);

        assertThat(writes).isEqualTo(1);
        assertThat(nameInOrg(id)).isEqualTo("Acme Ltd");
        assertThat(own.recognised()).isPositive();
    }

    @Test
    void withoutRecognitionAChangeGoesToAndFroForEver() {
        OtherSystem other = new OtherSystem(null);
        insert("Acme");

        int writes = rounds(sync(other, null), other);

        assertThat(writes).isGreaterThanOrEqualTo(ROUNDS - 1);
    }

    @Test
    void aPersonsChangeOfAnotherFieldUnderOurWriteIsNotLost() {
        OwnWrites own = OwnWrites.byContent(100);
        OtherSystem other = new OtherSystem(own);
        String id = insert("Acme");
        IncrementalSync sync = sync(other, own);
        rounds(sync, other);
        world.org.update("Account", id, Map.of("Industry", "Energy"));
        other.change(id, "Acme Ltd");

        rounds(sync, other);

        assertThat(other.industries).containsEntry(id, "Energy");
    }

    @Test
    void byUserAPersonsChangeComesAndOursDoesNot() {
        OwnWrites own = OwnWrites.byUser(RecordId.of(world.org.userId()));
        OtherSystem other = new OtherSystem(null);
        String id = insert("Acme");
        String ours = insert("Globex");
        byPerson(id, "Acme Ltd");

        rounds(sync(other, own), other);

        assertThat(other.names).containsEntry(id, "Acme Ltd").doesNotContainKey(ours);
        assertThat(own.recognised()).isPositive();
    }

    @Test
    void byUserAPersonsChangeUnderOurWriteIsLost() {
        OwnWrites own = OwnWrites.byUser(RecordId.of(world.org.userId()));
        OtherSystem other = new OtherSystem(null);
        String id = insert("Acme");
        byPerson(id, "Acme Ltd");
        world.org.update("Account", id, Map.of("Industry", "Energy"));

        rounds(sync(other, own), other);

        assertThat(other.names).doesNotContainKey(id);
    }

    @Test
    void aValueThatIsTakenBackToWhatWasOnceExpectedIsForeign() {
        OwnWrites own = OwnWrites.byContent(100);
        OtherSystem other = new OtherSystem(own);
        String id = insert("Acme");
        IncrementalSync sync = sync(other, own);
        rounds(sync, other);
        other.change(id, "Acme Ltd");
        rounds(sync, other);
        world.org.update("Account", id, Map.of("Name", "Acme Inc"));
        rounds(sync, other);
        world.org.update("Account", id, Map.of("Name", "Acme Ltd"));
        rounds(sync, other);

        assertThat(other.names).containsEntry(id, "Acme Ltd");
    }

    @Test
    void whatWasForgottenComesOnceMore() {
        OwnWrites own = OwnWrites.byContent(1);
        OtherSystem other = new OtherSystem(own);
        String first = insert("first");
        String second = insert("second");
        IncrementalSync sync = sync(other, own);
        rounds(sync, other);
        other.change(first, "first, changed");
        other.change(second, "second, changed");

        int writes = rounds(sync, other);

        assertThat(writes).isBetween(2, 4);
        assertThat(nameInOrg(first)).isEqualTo("first, changed");
        assertThat(nameInOrg(second)).isEqualTo("second, changed");
    }

    @Test
    void byUserTheSyncMustSelectWhoMadeTheLastChange() {
        OwnWrites own = OwnWrites.byUser(RecordId.of(world.org.userId()));

        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync().withoutOwnWrites(own).build())
                .withMessageContaining("LastModifiedById");
        assertThatIllegalStateException()
                .isThrownBy(() -> own.expect(RecordId.of(world.org.userId()), SObject.of("Account")));
    }

    @Test
    void aMemoryOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OwnWrites.byContent(0));
    }

    /** Runs the sync and the other system in turn. Gives how many writes the other system made in the org. */
    private int rounds(IncrementalSync sync, OtherSystem other) {
        int before = other.writes;
        for (int round = 0; round < ROUNDS; round++) {
            world.pass(Duration.ofMinutes(6));
            assertThat(sync.run().isComplete()).isTrue();
            other.flush();
        }
        return other.writes - before;
    }

    private IncrementalSync sync(OtherSystem other, @Nullable OwnWrites own) {
        SyncBuilder builder = world.client
                .sync("Account", world.store)
                .fields("Name", "Industry", "LastModifiedById")
                .fromBeginning()
                .to(page -> page.records().forEach(other::take));
        return (own == null ? builder : builder.withoutOwnWrites(own)).build();
    }

    private void byPerson(String id, String name) {
        try (Transaction transaction = world.org.data().begin(PERSON)) {
            transaction.update("Account", id, Map.of("Name", name));
            transaction.commit();
        }
    }

    private String insert(String name) {
        return world.org.insert("Account", Map.of("Name", name));
    }

    private String nameInOrg(String id) {
        return world.client
                .records("Account")
                .get(RecordId.of(id), "Name")
                .text("Name")
                .orElseThrow();
    }

    /** Hands on every write it takes, as systems with a change feed do. */
    private final class OtherSystem {
        private final Map<String, String> names = new TreeMap<>();
        private final Map<String, String> industries = new TreeMap<>();
        private final Deque<String> feed = new ArrayDeque<>();
        private final @Nullable OwnWrites own;
        private int writes;

        OtherSystem(@Nullable OwnWrites own) {
            this.own = own;
        }

        void take(SObject record) {
            String id = record.id().orElseThrow().value();
            record.text("Industry").ifPresent(industry -> industries.put(id, industry));
            change(id, record.text("Name").orElseThrow());
        }

        void change(String id, String name) {
            names.put(id, name);
            feed.add(id);
        }

        /** Writes what changed into the org. */
        void flush() {
            while (!feed.isEmpty()) {
                String id = feed.remove();
                SObject record = SObject.of("Account").with("Name", names.get(id));
                if (own != null) {
                    own.expect(RecordId.of(id), record.with("Industry", industries.get(id)));
                }
                world.client.records("Account").update(RecordId.of(id), record);
                writes++;
            }
        }
    }
}
