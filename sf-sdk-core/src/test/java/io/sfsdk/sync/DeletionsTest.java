package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records moved to the recycle bin before, while and after they are read. */
class DeletionsTest {
    private final World world = new World();

    @Test
    void aRecordDeletedBeforeTheFirstRunComesAsDeleted() {
        String gone = world.org.insert("gone");
        world.org.delete(gone);

        world.settle(world.sync().build());

        assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Deleted.class);
    }

    @Test
    void recordsDeletedWhileTheyAreReadEndAsDeleted() {
        List<String> ids = world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(5));
        int[] pages = {0};
        IncrementalSync sync = world.sync(new LawfulStore(world), page -> {
                    world.target.handle(page);
                    ids.stream().skip(pages[0] * 100L).limit(50).forEach(world.org::delete);
                    world.org.pass(Duration.ofSeconds(1));
                    pages[0]++;
                })
                .build();

        world.settle(sync);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        assertThat(world.target.copy.values().stream().filter(RecordChange.Deleted.class::isInstance))
                .hasSizeGreaterThan(200);
    }

    @Test
    void aRecordDeletedAfterItWasDeliveredComesAgainAsDeleted() {
        String gone = world.org.insert("gone");
        world.org.insert("stays");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.delete(gone);
        world.org.pass(Duration.ofMinutes(5));

        SyncSummary summary = sync.run();

        assertThat(summary.deleted()).isEqualTo(1);
        assertThat(summary.delivered()).isEqualTo(1);
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void aRecordTakenOutOfTheRecycleBinComesAgainAsRecord() {
        String back = world.org.insert("back");
        IncrementalSync sync = world.sync().build();
        world.settle(sync);
        world.org.delete(back);
        world.settle(sync);
        world.org.update(back, "back");

        world.settle(sync);

        assertThat(world.target.copy.get(back)).isInstanceOf(RecordChange.Upserted.class);
    }

    @Test
    void whoeverIgnoresDeletesKeepsDeletedRecords() {
        String gone = world.org.insert("gone");
        IncrementalSync sync = world.sync().ignoringDeletes().build();
        world.settle(sync);
        world.org.delete(gone);

        world.settle(sync);

        assertThat(world.target.missingOf(world.org)).containsExactly(gone);
        assertThat(world.org.queries).noneMatch(query -> query.contains("IsDeleted"));
    }

    @Test
    void aPageTellsRecordsFromDeletedIds() {
        String gone = world.org.insert("gone");
        String stays = world.org.insert("stays");
        world.org.delete(gone);
        world.org.pass(Duration.ofMinutes(5));

        world.sync(world.store, page -> {
                    assertThat(page.records())
                            .singleElement()
                            .satisfies(record -> assertThat(
                                            record.id().orElseThrow().value())
                                    .isEqualTo(stays));
                    assertThat(page.deletedIds()).singleElement().hasToString(gone);
                    assertThat(page.sobject()).isEqualTo("Account");
                })
                .build()
                .run();
    }
}
