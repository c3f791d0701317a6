package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.contract.DeadLetterStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcDeadLetterSinkTest extends DeadLetterStoreContract {
    private final JdbcDataSource database = new JdbcDataSource();

    JdbcDeadLetterSinkTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    protected DeadLetterStore emptyStore() throws SQLException {
        JdbcDeadLetterSink sink = JdbcDeadLetterSink.of(database);
        execute(sink.createTableSql());
        return sink;
    }

    @Override
    protected DeadLetterStore reopened(DeadLetterStore same) {
        return JdbcDeadLetterSink.of(database);
    }

    @Test
    void aTableNameThatIsMoreThanANameIsRefused() {
        assertThatThrownBy(() -> JdbcDeadLetterSink.of(database, "letters; DROP TABLE letters"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits and underscores");
    }

    @Test
    void aTableMayLiveInASchema() throws Exception {
        execute("CREATE SCHEMA ops");
        JdbcDeadLetterSink sink = JdbcDeadLetterSink.of(database, "ops.rejected");
        execute(sink.createTableSql());

        sink.accept(List.of(letter("a")));

        assertThat(sink.open(0, 10)).hasSize(1);
    }

    @Test
    void peopleSeeWhatFailedWithoutReadingJson() throws Exception {
        emptyStore().accept(List.of(letter("a")));

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT job, sobject, reason, error_code, state FROM dead_letter")) {
            row.next();

            assertThat(List.of(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                    .containsExactly(
                            "load accounts", "Account", "REJECTED", "FIELD_CUSTOM_VALIDATION_EXCEPTION", "OPEN");
        }
    }

    @Test
    void lettersOfOneCallAreKeptAllOrNone() throws Exception {
        DeadLetterStore sink = emptyStore();
        execute("ALTER TABLE dead_letter ADD CONSTRAINT no_c CHECK (letter_id <> 'c')");

        assertThatThrownBy(() -> sink.accept(List.of(letter("a"), letter("b"), letter("c"))))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("dead_letter");

        assertThat(sink.open(0, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"id\":1}"})
    void aDamagedRowIsNamedAndIsNoMistakeOfTheCaller(String damaged) throws Exception {
        DeadLetterStore sink = emptyStore();
        sink.accept(List.of(letter("a"), letter("b")));
        execute("UPDATE dead_letter SET letter = '" + damaged + "' WHERE letter_number = 2");

        assertThatThrownBy(() -> sink.open(0, 10))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("letter_number 2 of table dead_letter is damaged")
                .hasMessageContaining("set its state to DAMAGED");

        execute("UPDATE dead_letter SET state = 'DAMAGED' WHERE letter_number = 2");
        assertThat(sink.open(0, 10)).hasSize(1);
    }

    @Test
    void aMissingTableIsNamed() {
        JdbcDeadLetterSink sink = JdbcDeadLetterSink.of(database, "nowhere");

        assertThatThrownBy(() -> sink.accept(List.of(letter("a"))))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("nowhere");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
