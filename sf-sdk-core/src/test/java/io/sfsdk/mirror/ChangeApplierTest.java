package io.sfsdk.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.copy.JdbcMirror;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayId;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that only a real org sends, or seldom. */
class ChangeApplierTest {
    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(OrgClock.at(Instant.parse("2026-03-01T08:00:00Z")))
            .start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .build();
    private final JdbcDataSource database = freshDatabase();
    private final JdbcMirror table = JdbcMirror.of(database, "account", "Name").createTable();
    private final List<String> asked = new ArrayList<>();
    private final MirrorCounts counts = new MirrorCounts();
    private final ChangeApplier applier = applier();

    @AfterEach
    void stop() {
        client.close();
        wire.close();
        org.close();
    }

    private ChangeApplier applier() {
        CopiedObject copied = new CopiedObject(
                client.rest().source(),
                client.rest().replicationLog(),
                new InMemoryWatermarkStore(),
                "Account",
                table.fields(),
                table,
                true,
                UnaryOperator.identity());
        return new ChangeApplier(
                "Account",
                table,
                CopiedFields.of(
                        new ObjectSchema(
                                "Account", true, List.of(new SchemaField("Name", "string", false, List.of(), null))),
                        table.fields()),
                new RecordRows(copied),
                new ChangeApplier.Rereads() {
                    @Override
                    public void whatChanged() {
                        asked.add("what changed");
                    }

                    @Override
                    public void everything() {
                        asked.add("everything");
                    }
                },
                counts);
    }

    @Test
    void aChangeOfSeveralRecordsIsWrittenToEach() throws Exception {
        List<String> ids = accounts(3);

        applier.handle(change(ids, ChangeType.CREATE, SObject.of("Account").with("Name", "new")));
        applier.handle(change(ids, ChangeType.UPDATE, SObject.of("Account").with("Name", "told")));

        assertThat(names()).containsExactly("told", "told", "told");
        assertThat(org.callsTo("/query")).isZero();
    }

    @Test
    void manyRecordsOfAGapAreReadByQueriesThatFitIntoAnAddress() throws Exception {
        List<String> ids = accounts(450);

        applier.handle(gap(ids, ChangeType.GAP_UPDATE));

        assertThat(names()).hasSize(450);
        assertThat(org.callsTo("/queryAll")).isEqualTo(3);
    }

    @Test
    void aGapForAllRecordsHasThemAllCompared() throws Exception {
        applier.handle(gap(List.of("001*"), ChangeType.GAP_UPDATE));

        assertThat(asked).containsExactly("everything");
    }

    @Test
    void anOverflowHasReadWhatChanged() throws Exception {
        applier.handle(event(new EventContent.Overflow(
                header(List.of("000000000000000AAA"), "Account", ChangeType.GAP_OVERFLOW, List.of()))));

        assertThat(asked).containsExactly("what changed");
    }

    @Test
    void aDifferenceInPlaceOfAValueHasTheRecordReadAgain() throws Exception {
        List<String> ids = accounts(1);
        SObject told = SObject.of("Account").with("Name", new Compound(Map.of("diff", "@@")));

        applier.handle(
                event(new EventContent.Change(header(ids, "Account", ChangeType.UPDATE, List.of("Name")), told, null)));

        assertThat(names()).containsExactly("account 0");
        assertThat(counts.summary(null).reread()).isEqualTo(1);
    }

    @Test
    void aKindOfChangeThatNobodyKnowsYetHasTheRecordReadAgain() throws Exception {
        List<String> ids = accounts(1);

        applier.handle(
                change(ids, new ChangeType("SNAPSHOT"), SObject.of("Account").with("Name", "?")));

        assertThat(names()).containsExactly("account 0");
    }

    @Test
    void eventsOfOtherObjectsOnTheChannelAreLeftAlone() throws Exception {
        applier.handle(event(new EventContent.Change(
                header(List.of("003TK00000AAAAbYAP"), "Contact", ChangeType.CREATE, List.of()),
                SObject.of("Contact").with("Name", "Ann"),
                null)));

        assertThat(names()).isEmpty();
    }

    @Test
    void aChannelWithoutChangesIsRefused() {
        Event other = event(new EventContent.Message("hello"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> applier.handle(other))
                .withMessageContaining("no change events");
    }

    private List<String> accounts(int count) {
        try (Transaction work = org.begin()) {
            List<String> ids = IntStream.range(0, count)
                    .mapToObj(i -> String.valueOf(work.insert("Account", Map.of("Name", "account " + i))
                            .id()))
                    .collect(Collectors.toList());
            work.commit();
            return ids;
        }
    }

    private static Event change(List<String> ids, ChangeType type, SObject fields) {
        return event(new EventContent.Change(header(ids, "Account", type, List.of()), fields, null));
    }

    private static Event gap(List<String> ids, ChangeType type) {
        return event(new EventContent.Gap(header(ids, "Account", type, List.of())));
    }

    private static Event event(EventContent content) {
        return new Event("/data/AccountChangeEvent", new ReplayId("1"), content, null, null, Instant.EPOCH);
    }

    private static ChangeEventHeader header(List<String> ids, String entity, ChangeType type, List<String> diffs) {
        return new ChangeEventHeader(
                entity,
                ids,
                type,
                "",
                "1",
                1,
                Instant.parse("2026-03-01T09:00:00Z"),
                1,
                "005",
                List.of(),
                List.of(),
                diffs);
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT Name FROM account WHERE NOT sf_deleted")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static JdbcDataSource freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
