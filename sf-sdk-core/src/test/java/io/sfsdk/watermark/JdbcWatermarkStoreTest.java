package io.sfsdk.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.contract.WatermarkStoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcWatermarkStoreTest extends WatermarkStoreContract {
    private static final WatermarkKey KEY = new WatermarkKey("sync", "Account");

    private final DataSource database = freshDatabase();

    @Override
    protected WatermarkStore emptyStore() {
        return JdbcWatermarkStore.in(database).createTable();
    }

    @Override
    protected WatermarkStore reopened(WatermarkStore same) {
        return JdbcWatermarkStore.in(database);
    }

    @Test
    void creatingTheTableAgainKeepsWhatIsInIt() {
        JdbcWatermarkStore store = JdbcWatermarkStore.in(database).createTable();
        store.advance(KEY, null, new Watermark("here"));

        store.createTable();

        assertThat(store.load(KEY)).contains(new Watermark("here"));
    }

    @Test
    void tablesOfTheirOwnKeepApart() {
        JdbcWatermarkStore one = JdbcWatermarkStore.in(database, "one").createTable();
        JdbcWatermarkStore other =
                JdbcWatermarkStore.in(database, "public.other").createTable();

        one.advance(KEY, null, new Watermark("one"));

        assertThat(other.load(KEY)).isEmpty();
    }

    @Test
    void connectionsThatDoNotCommitByThemselvesAreCommitted() {
        DataSource manual = new ManualCommitDataSource(database);
        JdbcWatermarkStore store = JdbcWatermarkStore.in(manual).createTable();

        store.advance(KEY, null, new Watermark("first"));
        store.advance(KEY, new Watermark("first"), new Watermark("second"));

        assertThat(JdbcWatermarkStore.in(database).load(KEY)).contains(new Watermark("second"));
    }

    @Test
    void aMissingTableIsNotTakenForAMissingPosition() {
        JdbcWatermarkStore store = JdbcWatermarkStore.in(database);

        assertThatThrownBy(() -> store.load(KEY))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("sf_watermark")
                .hasMessageContaining("createTable()");
        assertThatThrownBy(() -> store.advance(KEY, null, new Watermark("x")))
                .isInstanceOf(WatermarkStoreException.class);
    }

    @Test
    void whateverFailsIsRolledBackOnAConnectionThatDoesNotCommitByItself() {
        JdbcWatermarkStore.in(database).createTable().advance(KEY, null, new Watermark("first"));
        ManualCommitDataSource manual = new ManualCommitDataSource(database);
        JdbcWatermarkStore missing = JdbcWatermarkStore.in(manual, "missing");
        JdbcWatermarkStore store = JdbcWatermarkStore.in(manual);
        String tooLong = "9".repeat(1_000_001);

        assertThatThrownBy(() -> missing.load(KEY)).isInstanceOf(WatermarkStoreException.class);
        assertThatThrownBy(() -> store.advance(KEY, new Watermark("first"), new Watermark(tooLong)))
                .isInstanceOf(WatermarkStoreException.class);
        assertThatThrownBy(() -> store.advance(new WatermarkKey("sync", "x"), null, new Watermark(tooLong)))
                .isInstanceOf(WatermarkStoreException.class);

        assertThat(manual.rollbacks()).isEqualTo(4);
        assertThat(store.load(KEY)).contains(new Watermark("first"));
    }

    @Test
    void aBrokenConstraintIsNotTakenForALostRace() throws SQLException {
        JdbcWatermarkStore store = JdbcWatermarkStore.in(database).createTable();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE sf_watermark ADD CONSTRAINT short CHECK (LENGTH(position) < 5)");
        }

        assertThatThrownBy(() -> store.advance(KEY, null, new Watermark("too long")))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("SQL state 23513");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "x; DROP TABLE y", "a.b.c", "1a", "a-b", "\"a\"", "a.", "ä"})
    void aTableNameThatCouldCarrySqlIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcWatermarkStore.in(database, name));
    }

    private static DataSource freshDatabase() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
