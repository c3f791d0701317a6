package io.sfsdk.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.RecordChange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTargetTest extends VersionedTargetTest<JdbcTarget> {
    private final DataSource database = freshDatabase();
    private final JdbcTarget target = JdbcTarget.of(database, "account", "Name").createTable();

    @Override
    JdbcTarget target() {
        return target;
    }

    @Override
    Optional<String> name(RecordId id) {
        return ask("SELECT Name FROM account WHERE NOT sf_deleted AND id = '" + id + "'").stream()
                .findFirst();
    }

    private static DataSource freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void aPageIsWrittenWhollyOrNotAtAll() throws Exception {
        run("ALTER TABLE account ALTER COLUMN Name VARCHAR(5)");
        target.handle(page(there(id(1), 1, "one")));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> target.handle(page(there(id(1), 2, "two"), there(id(2), 2, "far too long"))));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> target.handle(page(there(id(1), 2, "far too long"), there(id(2), 2, "two"))));

        assertThat(name(id(1))).contains("one");
        assertThat(name(id(2))).isEmpty();
    }

    @Test
    void aDeletedRecordsRowKeepsItsLastValues() throws Exception {
        target.handle(page(there(ACME, 1, "Acme")));

        target.handle(page(gone(ACME, 2)));

        assertThat(ask("SELECT Name FROM account WHERE sf_deleted")).containsExactly("Acme");
    }

    @Test
    void columnsTakeTheirTypes() throws Exception {
        run("CREATE TABLE invoice (id VARCHAR(18) PRIMARY KEY, sf_stamp BIGINT, sf_deleted BOOLEAN, sf_hash BIGINT,"
                + " amount DECIMAL(18, 2), paid BOOLEAN, due DATE, sent TIMESTAMP, seen TIMESTAMP WITH TIME ZONE,"
                + " opens TIME, owner_name VARCHAR(80), note VARCHAR(80))");
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Amount__c", "amount");
        columns.put("Paid__c", "paid");
        columns.put("Due__c", "due");
        columns.put("Sent__c", "sent");
        columns.put("Seen__c", "seen");
        columns.put("Opens__c", "opens");
        columns.put("Owner.Name", "owner_name");
        columns.put("Note__c", "note");
        JdbcTarget invoices = JdbcTarget.of(database, "public.invoice", columns);
        SObject row = SObject.of("Invoice__c")
                .with("Amount__c", new BigDecimal("12.50"))
                .with("Paid__c", true)
                .with("Due__c", "2026-02-28")
                .with("Sent__c", "2026-01-01T23:30:00.000+0000")
                .with("Seen__c", "2026-01-01T23:30:00.000+0000")
                .with("Opens__c", "08:30:00.000Z")
                .with("Owner", SObject.of("User").with("Name", "Ann"))
                .with("Note__c", null);

        invoices.handle(page(new RecordChange.Upserted(row, ACME, NOON)));

        assertThat(
                        ask(
                                "SELECT amount || '|' || paid || '|' || due || '|' || sent || '|' || CAST(seen AT TIME ZONE 'UTC'"
                                        + " AS TIMESTAMP) || '|' || opens || '|' || owner_name || '|' || COALESCE(note, 'null') FROM invoice"))
                .containsExactly("12.50|TRUE|2026-02-28|2026-01-01 23:30:00|2026-01-01 23:30:00|08:30:00|Ann|null");
        assertThat(invoices.fields()).containsExactlyElementsOf(columns.keySet());
    }

    @Test
    void aFieldWithPartsIsRefusedByName() {
        SObject row = SObject.of("Account").with("Name", SObject.of("User"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.handle(page(new RecordChange.Upserted(row, ACME, NOON))))
                .withMessageContaining("field Name has parts");
    }

    @Test
    void moreRowsThanAPageComeInOrder() throws Exception {
        List<RecordChange> changes = new ArrayList<>();
        for (int number = 0; number < 5_001; number++) {
            changes.add(there(id(number), 1, "x"));
        }
        target.handle(page(changes.toArray(RecordChange[]::new)));

        try (Stream<HeldVersion> versions = target.between(null, null)) {
            assertThat(versions.map(HeldVersion::id).toList()).hasSize(5_001).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"account; DROP TABLE x", "a.b.c", "", "konto ü"})
    void aTableThatIsNoPlainNameIsRefused(String table) {
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcTarget.of(database, table, "Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name) --", "Na me", "sf_stamp", ""})
    void aColumnThatIsNoPlainNameOrTakenIsRefused(String column) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcTarget.of(database, "account", Map.of("Name", column)))
                .withMessageContaining("Name");
    }

    @Test
    void aTableThatIsMissingIsNamed() {
        JdbcTarget missing = JdbcTarget.of(database, "nowhere", "Name");

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> missing.between(null, null))
                .withMessageContaining("nowhere")
                .withMessageContaining("createTable()");
    }

    @Test
    void writersAtOnceLeaveTheNewestVersions() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            int stamp = second;
            writers.add(() -> {
                target.handle(page(
                        there(id(1), stamp, "version " + stamp),
                        there(id(2), stamp, "version " + stamp),
                        there(id(stamp + 10), stamp, "own")));
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);

        try {
            for (Future<Void> future : threads.invokeAll(writers)) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(name(id(1))).contains("version 39");
        assertThat(name(id(2))).contains("version 39");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
