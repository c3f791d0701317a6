package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.JdbcDeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A re-drive dies between any two of its effects, the store is opened again, and re-drives run until nothing changes. An effect
 * is a claim, a call, or a settlement; the process dies right before or right after it.
 */
class RedriveCrashTest {
    private static final int LETTERS = 30;

    @TempDir
    Path directory;

    @Test
    void noInsertIsDoubledAndNoRecordIsLostWhereverARedriveOverAFileDies() throws Exception {
        for (int effect = 0; dies(new FileStores(), new WriteOperation.Insert(), effect); effect++) {
            assertThat(effect).isLessThan(100);
        }
    }

    @Test
    void everyUpsertArrivesWhereverARedriveOverAFileDies() throws Exception {
        for (int effect = 0; dies(new FileStores(), new WriteOperation.Upsert("Ext__c"), effect); effect++) {
            assertThat(effect).isLessThan(100);
        }
    }

    @Test
    void noInsertIsDoubledAndNoRecordIsLostWhereverARedriveOverATableDies() throws Exception {
        for (int effect = 0; dies(new TableStores(), new WriteOperation.Insert(), effect); effect++) {
            assertThat(effect).isLessThan(100);
        }
    }

    @Test
    void everyUpsertArrivesWhereverARedriveOverATableDies() throws Exception {
        for (int effect = 0; dies(new TableStores(), new WriteOperation.Upsert("Ext__c"), effect); effect++) {
            assertThat(effect).isLessThan(100);
        }
    }

    @Test
    void withoutAClaimBeforeTheCallSomeCrashDoublesAnInsert() {
        assertThatThrownBy(() -> {
                    for (int effect = 0; dies(new UnclaimedStores(), new WriteOperation.Insert(), effect); effect++) {
                        assertThat(effect).isLessThan(100);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("duplicate");
    }

    /** Returns false once the crash point lies behind the end of the re-drive. */
    private boolean dies(Stores stores, WriteOperation operation, int crashPoint) throws Exception {
        FakeOrg org =
                new FakeOrg().taking(10, 1_000_000).rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING");
        stores.open().accept(letters(operation));
        Bomb bomb = new Bomb(crashPoint);
        boolean died = false;
        try {
            redrive(new FragileStore(stores.open(), bomb), new FragileOrg(org, bomb));
        } catch (Crash | BatchAbortedException e) {
            died = true;
        }

        redrive(stores.open(), org);
        RedriveSummary last = redrive(stores.open(), org);

        verify(org, stores.open(), operation, last, crashPoint);
        return died;
    }

    private static void verify(
            FakeOrg org, DeadLetterStore store, WriteOperation operation, RedriveSummary last, int crashPoint) {
        List<StoredLetter> open = store.open(0, 1_000);
        List<String> waiting = open.stream()
                .map(stored -> FakeOrg.name(stored.letter().record()))
                .toList();

        assertThat(org.kept()).as("crash point %d", crashPoint).doesNotHaveDuplicates();
        assertThat(waiting).as("crash point %d", crashPoint).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, LETTERS).mapToObj(i -> "a" + i))
                .as("crash point %d", crashPoint)
                .allMatch(name -> org.kept().contains(name) || waiting.contains(name));
        assertThat(open.stream()
                        .filter(stored -> !stored.doubtful())
                        .map(stored -> stored.letter().record()))
                .as("crash point %d: not doubtful and not written", crashPoint)
                .allMatch(record -> FakeOrg.name(record).endsWith("3"));
        if (operation.repeatable()) {
            assertThat(last.doubtful()).as("crash point %d", crashPoint).isZero();
        }
    }

    private static RedriveSummary redrive(DeadLetterStore store, RecordWriter writer) {
        return Redrive.builder(store)
                .writer(writer)
                .sleeper(pause -> {})
                .build()
                .run();
    }

    private static List<DeadLetter> letters(WriteOperation operation) {
        return IntStream.range(0, LETTERS)
                .mapToObj(i -> new DeadLetter(
                        "x-" + i,
                        "load",
                        i,
                        operation,
                        FakeOrg.account("a" + i),
                        DeadLetterReason.REJECTED,
                        List.of(FakeOrg.error("REQUIRED_FIELD_MISSING")),
                        1,
                        null,
                        Instant.EPOCH,
                        null))
                .toList();
    }

    /** Death of the process: an Error, so that nothing handles it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Goes off at the n-th moment; from then on nothing has an effect any more. */
    private static final class Bomb {
        private int left;

        Bomb(int moments) {
            left = moments;
        }

        void tick() {
            if (left-- <= 0) {
                throw new Crash();
            }
        }
    }

    private record FragileStore(DeadLetterStore store, Bomb bomb) implements DeadLetterStore {
        @Override
        public void accept(List<DeadLetter> letters) {
            store.accept(letters);
        }

        @Override
        public long last() {
            return store.last();
        }

        @Override
        public List<StoredLetter> open(long after, int max) {
            return store.open(after, max);
        }

        @Override
        public List<StoredLetter> claim(List<StoredLetter> letters) {
            bomb.tick();
            List<StoredLetter> claimed = store.claim(letters);
            bomb.tick();
            return claimed;
        }

        @Override
        public void settle(List<Settlement> settlements) {
            bomb.tick();
            store.settle(settlements);
            bomb.tick();
        }
    }

    private record FragileOrg(FakeOrg org, Bomb bomb) implements RecordWriter {
        @Override
        public WriterProfile profile() {
            return org.profile();
        }

        @Override
        public List<WriteOutcome> write(WriteRequest request) {
            bomb.tick();
            List<WriteOutcome> outcomes = org.write(request);
            bomb.tick();
            return outcomes;
        }

        @Override
        public long sizeOf(SObject record) {
            return org.sizeOf(record);
        }
    }

    /** Stores over the same letters, each as a restarted process would open it. */
    private interface Stores {
        DeadLetterStore open() throws Exception;
    }

    private final class FileStores implements Stores {
        private final Path file = directory.resolve(UUID.randomUUID() + ".jsonl");

        @Override
        public DeadLetterStore open() {
            return JsonLinesDeadLetterSink.at(file);
        }
    }

    /** Stores whose claims are said to be kept and are not. */
    private final class UnclaimedStores implements Stores {
        private final FileStores stores = new FileStores();

        @Override
        public DeadLetterStore open() {
            return new UnclaimedStore(stores.open());
        }
    }

    private static final class TableStores implements Stores {
        private final List<JdbcDataSource> database = new ArrayList<>();

        @Override
        public DeadLetterStore open() throws Exception {
            if (database.isEmpty()) {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                database.add(source);
                try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(JdbcDeadLetterSink.of(source).createTableSql());
                }
            }
            return JdbcDeadLetterSink.of(database.get(0));
        }
    }
}
