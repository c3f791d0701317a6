package io.sfsdk.stream.mirror;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.copy.JdbcMirror;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.mirror.Mirror;
import io.sfsdk.mirror.MirrorBuilder;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.events.EventPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * A simulated org, a table, and a mirror between them, all on the test's thread: what was planned happens before a query is sent, or
 * before a poll that may wait; when nothing is planned any more for the polls, the mirror is stopped.
 */
final class MirrorWorld implements AutoCloseable {
    private static final String[] FIELDS = {
        "Name", "BillingCity", "AnnualRevenue", "Phone", "CreatedDate", "LastModifiedDate"
    };
    private static final String COLUMNS = String.join(", ", FIELDS);

    final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    final SimulatedOrg org;
    final Fuse fuse = new Fuse();
    final FusedStore store = new FusedStore(fuse);
    final FusedTable table;
    private SalesforceClient client;
    final List<ReplayGap> gaps = new ArrayList<>();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final JdbcDataSource database = new JdbcDataSource();
    private final Deque<Runnable> beforePolls = new ArrayDeque<>();
    private final Deque<Runnable> beforeQueries = new ArrayDeque<>();
    private @Nullable Mirror running;

    MirrorWorld() {
        org = SimulatedOrg.builder()
                .clock(clock)
                .pageSize(5)
                .events(EventPolicy.standard()
                        .with(EventPolicy.Behaviour.MERGES_CHANGES)
                        .withEntities("Account", "Contact")
                        .withLimits(EventLimits.standard().withChangesPerTransaction(12)))
                .start();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        execute("CREATE TABLE account (id VARCHAR(18) PRIMARY KEY, sf_stamp BIGINT NOT NULL, sf_commit BIGINT NOT"
                + " NULL, sf_deleted BOOLEAN NOT NULL, sf_hash BIGINT, Name VARCHAR(255), BillingCity VARCHAR(40),"
                + " AnnualRevenue DECIMAL(18, 2), Phone VARCHAR(40), CreatedDate VARCHAR(40), LastModifiedDate"
                + " TIMESTAMP)");
        table = new FusedTable(JdbcMirror.of(database, "account", FIELDS), fuse);
        client = connect();
    }

    private SalesforceClient connect() {
        return SalesforceClient.builder(transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(this::send)
                .time(clock, clock::advance, new SplittableRandom(1))
                .with(StreamingApi.module())
                .build();
    }

    SalesforceClient client() {
        return client;
    }

    /** As after a restart: nothing is remembered of the org. */
    void reconnect() {
        client.close();
        client = connect();
    }

    private HttpResponse send(HttpRequest request) {
        String what = request.describe();
        if (what.contains("/query")) {
            next(beforeQueries);
        }
        if (what.contains("/meta/connect") && !text(request).contains("\"timeout\":0") && !next(beforePolls)) {
            Mirror last = running;
            if (last != null) {
                running = null;
                last.stop();
            }
        }
        return wire.send(request);
    }

    private static boolean next(Deque<Runnable> plan) {
        Runnable action = plan.poll();
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    private static String text(HttpRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            request.content().orElseThrow().writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Something that makes the next poll return. */
    MirrorWorld then(Runnable action) {
        beforePolls.add(action);
        return this;
    }

    /** Happens before the next query is sent. */
    MirrorWorld beforeQuery(Runnable action) {
        beforeQueries.add(action);
        return this;
    }

    Mirror mirror(UnaryOperator<MirrorBuilder> choices) {
        MirrorBuilder builder = client.mirror("Account", store).into(table).following(this::events);
        return choices.apply(builder).build();
    }

    EventSubscriptionBuilder events() {
        return client.events("/data/AccountChangeEvent").replay(store).listener(new SubscriptionListener() {
            @Override
            public void gap(ReplayGap gap) {
                gaps.add(gap);
            }
        });
    }

    MirrorSummary run() {
        return run(builder -> builder);
    }

    MirrorSummary run(UnaryOperator<MirrorBuilder> choices) {
        Mirror mirror = mirror(choices);
        running = mirror;
        return mirror.run();
    }

    /** What the table shows, by id. */
    Map<String, String> held() {
        Map<String, String> held = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, " + COLUMNS + " FROM account WHERE NOT sf_deleted")) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < FIELDS.length; i++) {
                    Object value = rows.getObject(i + 2);
                    cells.add(plain(FIELDS[i].equals("CreatedDate") ? moment(value) : value));
                }
                held.put(rows.getString(1), String.join("|", cells));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A moment in a text column, which is written in one way only. */
    private static Instant moment(@Nullable Object value) {
        String text = String.valueOf(value);
        if (!text.endsWith(".000+0000")) {
            throw new AssertionError("not as queries write it: " + text);
        }
        return Instant.parse(text.replace("+0000", "Z"));
    }

    /** What the org shows, by id. */
    Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        for (Map<String, @Nullable Object> row : org.query("SELECT Id, " + COLUMNS + " FROM Account")) {
            List<String> cells = new ArrayList<>();
            for (String field : FIELDS) {
                cells.add(plain(row.get(field)));
            }
            shown.put(String.valueOf(row.get("Id")), String.join("|", cells));
        }
        return shown;
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    /** The name of a record in the table; null if it is not there. */
    @Nullable
    String name(String id) {
        String row = held().get(id);
        return row == null ? null : row.substring(0, row.indexOf('|'));
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        wire.close();
        org.close();
    }
}
