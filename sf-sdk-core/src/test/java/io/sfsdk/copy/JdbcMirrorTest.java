package io.sfsdk.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncWindow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A table that takes whole rows from queries and parts from events. */
class JdbcMirrorTest extends VersionedTargetTest<JdbcMirror> {
    private static final Duration HALF = Duration.ofMillis(500);

    private final JdbcDataSource database = freshDatabase();
    private final JdbcMirror target =
            JdbcMirror.of(database, "account", "Name", "Phone").createTable();

    @Override
    JdbcMirror target() {
        return JdbcMirror.of(database, "plain", "Name").createTable();
    }

    @Override
    Optional<String> name(RecordId id) {
        return Optional.ofNullable(ask("SELECT Name FROM plain WHERE NOT sf_deleted AND id = '" + id + "'"));
    }

    private static JdbcDataSource freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void aPartSetsWhatItTellsClearsWhatIsNullAndLeavesTheRest() throws Exception {
        target.handle(closed(row(1, "Acme", "1")));

        patch(RecordPatch.Kind.PART, 5, SObject.of("Account").with("Name", "Acme Ltd"));
        assertThat(row()).isEqualTo("Acme Ltd|1");
        patch(RecordPatch.Kind.PART, 6, SObject.of("Account").with("Phone", null));

        assertThat(row()).isEqualTo("Acme Ltd|null");
    }

    @Test
    void aPartOfARowThatIsNotThereOrDeletedIsUnknown() throws Exception {
        SObject part = SObject.of("Account").with("Phone", "1");

        assertThat(patch(RecordPatch.Kind.PART, 1, part)).isEqualTo(RecordPatch.Outcome.UNKNOWN);
        target.handle(closed(gone(ACME, 2)));
        assertThat(patch(RecordPatch.Kind.PART, 5, part)).isEqualTo(RecordPatch.Outcome.UNKNOWN);
        assertThat(row()).isNull();
    }

    @Test
    void anEventThatIsOlderThanTheRowOfAQueryIsRefused() throws Exception {
        target.handle(closed(row(9, "newest", "9")));

        assertThat(patch(RecordPatch.Kind.PART, 8, SObject.of("Account").with("Name", "old")))
                .isEqualTo(RecordPatch.Outcome.OLDER);
        assertThat(patch(RecordPatch.Kind.GONE, 8, SObject.of("Account"))).isEqualTo(RecordPatch.Outcome.OLDER);
        assertThat(row()).isEqualTo("newest|9");
    }

    @Test
    void anEventOfTheSameSecondIsInARowOfClosedTimeAndMayNotBeInOneOfOpenTime() throws Exception {
        SObject part = SObject.of("Account").with("Name", "event");
        target.handle(closed(row(9, "closed", "9")));
        assertThat(patch(RecordPatch.Kind.PART, 9, part)).isEqualTo(RecordPatch.Outcome.OLDER);

        target.handle(new ChangePage(
                "Account", new SyncWindow(Instant.EPOCH, Instant.EPOCH), List.of(row(10, "open", "10"))));

        assertThat(patch(RecordPatch.Kind.PART, 10, part)).isEqualTo(RecordPatch.Outcome.APPLIED);
    }

    @Test
    void aRowOfAQueryThatIsOlderThanAnEventIsRefused() throws Exception {
        target.handle(closed(row(1, "one", "1")));
        patch(RecordPatch.Kind.PART, 5, SObject.of("Account").with("Name", "five"));

        target.handle(closed(row(4, "four", "4")));

        assertThat(row()).isEqualTo("five|1");
    }

    @Test
    void anEventThatComesAgainDoesNotUndoALaterOneNorATombstone() throws Exception {
        target.handle(closed(row(1, "one", "1")));
        patch(RecordPatch.Kind.PART, 5, SObject.of("Account").with("Name", "five"));
        patch(RecordPatch.Kind.GONE, 6, SObject.of("Account"));

        assertThat(patch(RecordPatch.Kind.PART, 5, SObject.of("Account").with("Name", "five")))
                .isEqualTo(RecordPatch.Outcome.OLDER);
        assertThat(patch(RecordPatch.Kind.WHOLE, 4, SObject.of("Account").with("Name", "four")))
                .isEqualTo(RecordPatch.Outcome.OLDER);
        assertThat(row()).isNull();
    }

    @Test
    void aWholeRecordTakesATombstonesPlaceAndClearsWhatItDoesNotTell() throws Exception {
        target.handle(closed(row(1, "one", "1")));
        patch(RecordPatch.Kind.GONE, 2, SObject.of("Account"));

        patch(RecordPatch.Kind.WHOLE, 3, SObject.of("Account").with("Name", "back"));

        assertThat(row()).isEqualTo("back|null");
    }

    @Test
    void aLongTransactionsRowIsOfTheTimeOfItsChangeAndYieldsToARepairOfTheSameStamp() throws Exception {
        Instant modified = NOON.plusSeconds(1);
        target.patch(List.of(new RecordPatch(
                RecordPatch.Kind.WHOLE,
                ACME,
                SObject.of("Account").with("Name", "one"),
                NOON.plusSeconds(90),
                modified)));

        target.handle(closed(row(1, "repaired", "1")));

        assertThat(row()).isEqualTo("repaired|1");
        assertThat(target.between(null, null).map(HeldVersion::stamp)).containsExactly(modified);
    }

    private RecordPatch.Outcome patch(RecordPatch.Kind kind, int second, SObject fields) throws SQLException {
        Instant commit = NOON.plusSeconds(second).plus(HALF);
        return target.patch(List.of(new RecordPatch(kind, ACME, fields, commit, NOON.plusSeconds(second))))
                .get(0);
    }

    private static RecordChange row(int second, String name, String phone) {
        SObject row = row(ACME, name).with("Phone", phone);
        return new RecordChange.Upserted(row, ACME, NOON.plusSeconds(second));
    }

    private static ChangePage closed(RecordChange change) {
        return page(change);
    }

    private @Nullable String row() {
        return ask("SELECT Name || '|' || COALESCE(Phone, 'null') FROM account WHERE NOT sf_deleted");
    }

    private @Nullable String ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
