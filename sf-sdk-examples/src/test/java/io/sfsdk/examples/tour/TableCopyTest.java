package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.reconcile.ReconciliationReport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A table stays equal to an object. */
@ExtendWith(SimulatedOrgExtension.class)
class TableCopyTest {
    private final DataSource database = freshDatabase();
    private JdkHttpTransport wire;
    private SalesforceClient client;

    @BeforeEach
    void connect(SimulatedOrg org) {
        wire = TourOrg.wire();
        client = TourOrg.client(org, wire);
    }

    @AfterEach
    void disconnect() {
        client.close();
        wire.close();
    }

    @Test
    void theTableFollowsTheOrgEvenWhereNoChangeTellsOfIt(SimulatedOrg org) throws SQLException {
        TableCopy copy = new TableCopy(client, database);
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        String globex = org.insert("Account", Map.of("Name", "Globex"));
        String initech = org.insert("Account", Map.of("Name", "Initech"));
        org.clock().advance(Duration.ofMinutes(15));
        copy.sync();
        org.update("Account", acme, Map.of("Name", "Acme Ltd"));
        org.delete(globex);
        try (Transaction work = org.begin()) {
            work.hardDelete(initech);
            work.commit();
        }
        org.data().purgeDeleteLog("Account", org.clock().instant().plus(Duration.ofDays(1)));
        org.clock().advance(Duration.ofMinutes(15));
        copy.sync();

        ReconciliationReport report = copy.reconcile();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.findings().gone()).isEqualTo(1);
        assertThat(names("account")).containsExactly("Acme Ltd");
    }

    @Test
    void anObjectWithoutAStampIsComparedWithTheLastSnapshot(SimulatedOrg org) throws SQLException {
        WatermarkStore positions = new InMemoryWatermarkStore();
        String book = org.insert("Pricebook2", Map.of("Name", "2026", "IsActive", true));
        long first = TableCopy.snapshot(client, database, positions).findings().missing();
        org.clock().advance(Duration.ofMinutes(5));
        org.update("Pricebook2", book, Map.of("Name", "2027"));

        ReconciliationReport report = TableCopy.snapshot(client, database, positions);

        assertThat(first).isPositive();
        assertThat(report.findings().drifted()).isEqualTo(1);
        assertThat(names("pricebook")).contains("2027").doesNotContain("2026");
    }

    private Set<String> names(String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT Name FROM " + table + " WHERE NOT sf_deleted")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static DataSource freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
