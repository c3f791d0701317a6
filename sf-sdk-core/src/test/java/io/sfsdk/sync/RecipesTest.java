package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New records, modified ones and deletions, each as a sync of its own. */
class RecipesTest {
    private final WireWorld world = new WireWorld(200);
    private final List<String> seen = new ArrayList<>();
    private final IncrementalSync onNew = recipe(world.client.onNew("Account", world.store));
    private final IncrementalSync onModified = recipe(world.client.onModified("Account", world.store));
    private final IncrementalSync onDeleted = recipe(world.client.onDeleted("Account", world.store));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void eachNewRecordComesOnceHoweverOftenItChanges() {
        String old = insert("old");
        runs(onNew);
        update(old, "changed");
        String fresh = insert("fresh");
        runs(onNew);
        update(fresh, "fresh, changed");
        world.pass(Duration.ofMinutes(1));
        onNew.run();
        update(fresh, "fresh, changed again");
        runs(onNew);

        assertThat(seen).containsExactly("old", "fresh");
    }

    @Test
    void aNewRecordThatChangesBeforeItIsReadComesOnceAsItIsThen() {
        String id = insert("first");
        world.pass(Duration.ofSeconds(20));
        onNew.run();
        update(id, "second");
        runs(onNew);

        assertThat(seen).containsExactly("second");
    }

    @Test
    void byTheStampOfChangesSuchARecordIsNoNewOne() {
        List<String> byWindow = new ArrayList<>();
        IncrementalSync windowed = world.client
                .sync("Account", world.store)
                .fields("Name", "CreatedDate")
                .fromBeginning()
                .to(page -> page.changes().stream()
                        .filter(change -> !change.record()
                                .instant("CreatedDate")
                                .orElseThrow()
                                .isBefore(page.window().from()))
                        .forEach(change -> byWindow.add(name(change))))
                .build();
        world.pass(Duration.ofMinutes(10));
        String id = insert("first");
        world.pass(Duration.ofSeconds(10));
        update(id, "second");
        windowed.run();
        world.pass(Duration.ofSeconds(80));
        update(id, "third");
        windowed.run();
        runs(windowed);
        runs(onNew);

        assertThat(byWindow).isEmpty();
        assertThat(seen).containsExactly("third");
    }

    @Test
    void modifiedRecordsComeAtEachChangeAndUntouchedOnesDoNot() {
        String id = insert("one");
        insert("untouched");
        runs(onModified);
        update(id, "two");
        runs(onModified);
        update(id, "three");
        runs(onModified);

        assertThat(seen).containsExactly("two", "three");
    }

    @Test
    void aRecordThatWasCreatedAndChangedBetweenTwoRunsIsNewAndModified() {
        String id = insert("one");
        world.pass(Duration.ofSeconds(5));
        update(id, "two");

        runs(onNew);
        runs(onModified);

        assertThat(seen).containsExactly("two", "two");
    }

    @Test
    void deletedRecordsComeWithTheirLastFields() {
        String id = insert("gone");
        insert("stays");
        runs(onDeleted);
        world.org.delete(id);
        runs(onDeleted);

        assertThat(seen).containsExactly("gone");
    }

    @Test
    void theKindsKeepTheirOwnPositions() {
        runs(world.sync().build());
        insert("one");

        assertThat(onNew.run().name()).isEqualTo("Account new");
        assertThat(onModified.run().name()).isEqualTo("Account modified");
        assertThat(onDeleted.run().name()).isEqualTo("Account deleted");
    }

    private IncrementalSync recipe(SyncBuilder builder) {
        return builder.fields("Name")
                .fromBeginning()
                .to(page -> page.changes().forEach(change -> seen.add(name(change))))
                .build();
    }

    private void runs(IncrementalSync sync) {
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofMinutes(6));
            assertThat(sync.run().isComplete()).isTrue();
        }
    }

    private static String name(RecordChange change) {
        return change.record().text("Name").orElseThrow();
    }

    private String insert(String name) {
        return world.org.insert("Account", Map.of("Name", name));
    }

    private void update(String id, String name) {
        world.org.update("Account", id, Map.of("Name", name));
    }
}
