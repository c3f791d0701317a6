package io.sfsdk.pubsub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.copy.JdbcMirror;
import io.sfsdk.event.Event;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.mirror.Mirror;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.pubsub.PubSubApi;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that follows an object over gRPC, while people are at work in the org, also with handlers at a time. */
@Timeout(120)
class MirrorOverPubSubTest {
    private static final String[] FIELDS = {"Name", "BillingCity", "AnnualRevenue", "Phone"};
    private static final String COLUMNS = String.join(", ", FIELDS);

    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(clock)
            .events(EventPolicy.standard()
                    .with(EventPolicy.Behaviour.MERGES_CHANGES)
                    .withEntities("Account")
                    .withLimits(EventLimits.standard().withChangesPerTransaction(12)))
            .start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    login -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .time(clock, clock::advance, new SplittableRandom(1))
            .with(PubSubApi.builder()
                    .endpoint(org.pubsubEndpoint())
                    .plainText()
                    .organizationId(org.orgId())
                    .module())
            .build();
    private final JdbcDataSource database = new JdbcDataSource();
    private final WatermarkStore positions = new InMemoryWatermarkStore();
    private final List<ReplayGap> gaps = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    MirrorOverPubSubTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        execute("CREATE TABLE account (id VARCHAR(18) PRIMARY KEY, sf_stamp BIGINT NOT NULL, sf_commit BIGINT NOT NULL,"
                + " sf_deleted BOOLEAN NOT NULL, sf_hash BIGINT, Name VARCHAR(255), BillingCity VARCHAR(40),"
                + " AnnualRevenue DECIMAL(18, 2), Phone VARCHAR(40))");
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
        wire.close();
        org.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whileTheOrgLivesTheTableComesToEqualIt(long seed) {
        OrgLife life = begin(seed);

        follow(events -> events, () -> life.go(30));

        assertThat(held()).isEqualTo(shown());
        assertThat(org.defects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void withHandlersAtATimeItComesToEqualItToo(long seed) {
        OrgLife life = begin(seed);

        follow(events -> events.parallel(4, threads), () -> life.go(30));
        follow(events -> events.parallel(4, threads).storeEvery(5), () -> {
            life.go(10);
            org.pubsubStreams().reset();
            life.go(20);
        });

        assertThat(held()).isEqualTo(shown());
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void whatWasLostWithThePositionIsReadAgain() {
        OrgLife life = begin(5);
        follow(events -> events, () -> {});
        follow(events -> events, () -> life.go(8), 1);
        clock.advance(Duration.ofHours(1));
        life.go(10);
        org.events().resetStreams();
        clock.advance(Duration.ofHours(1));

        MirrorSummary summary = follow(events -> events, () -> life.go(4));

        assertThat(held()).isEqualTo(shown());
        assertThat(gaps)
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(ReplayGap.Reason.EXPIRED));
        assertThat(summary.catchUps()).isPositive();
    }

    private OrgLife begin(long seed) {
        OrgLife life = new OrgLife(org, new SplittableRandom(seed));
        life.go(20);
        clock.advance(Duration.ofMinutes(20));
        return life;
    }

    private MirrorSummary follow(UnaryOperator<EventSubscriptionBuilder> choices, Runnable happening) {
        return follow(choices, happening, 0);
    }

    /** Runs beside what happens, until so many events were handled and the table equals the org, or time is up. */
    private MirrorSummary follow(UnaryOperator<EventSubscriptionBuilder> choices, Runnable happening, int leastEvents) {
        AtomicInteger handled = new AtomicInteger();
        Mirror mirror = client.mirror("Account", positions)
                .into(JdbcMirror.of(database, "account", FIELDS))
                .following(() -> choices.apply(client.events("/data/AccountChangeEvent")
                        .replay(positions)
                        .listener(new SubscriptionListener() {
                            @Override
                            public void gap(ReplayGap gap) {
                                gaps.add(gap);
                            }

                            @Override
                            public void handled(Event event, Duration lag) {
                                handled.incrementAndGet();
                            }
                        })))
                .build();
        CompletableFuture<MirrorSummary> run = mirror.async(threads);
        happening.run();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!run.isDone() && System.nanoTime() < end && (handled.get() < leastEvents || !held().equals(shown()))) {
            Thread.onSpinWait();
        }
        mirror.stop();
        return run.join();
    }

    private Map<String, String> held() {
        Map<String, String> held = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, " + COLUMNS + " FROM account WHERE NOT sf_deleted")) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < FIELDS.length; i++) {
                    cells.add(plain(rows.getObject(i + 2)));
                }
                held.put(rows.getString(1), String.join("|", cells));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> shown() {
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
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
