package io.sfsdk.testkit;

import io.sfsdk.testkit.bulk.BulkApi;
import io.sfsdk.testkit.bulk.BulkContext;
import io.sfsdk.testkit.bulk.BulkJobs;
import io.sfsdk.testkit.cometd.CometdApi;
import io.sfsdk.testkit.cometd.CometdContext;
import io.sfsdk.testkit.cometd.Streaming;
import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import io.sfsdk.testkit.events.OrgEvents;
import io.sfsdk.testkit.fault.Faults;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.oauth.ConnectedApp;
import io.sfsdk.testkit.oauth.LoginContext;
import io.sfsdk.testkit.oauth.OAuthEndpoints;
import io.sfsdk.testkit.oauth.SessionGate;
import io.sfsdk.testkit.oauth.Sessions;
import io.sfsdk.testkit.pubsub.PubSubApi;
import io.sfsdk.testkit.pubsub.PubSubContext;
import io.sfsdk.testkit.pubsub.Streams;
import io.sfsdk.testkit.rest.HostedResource;
import io.sfsdk.testkit.rest.RestApi;
import io.sfsdk.testkit.rest.RestContext;
import io.sfsdk.testkit.soap.SoapApi;
import io.sfsdk.testkit.soap.SoapContext;
import io.sfsdk.testkit.soql.SoqlEngine;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce org on a loopback port: real wire format, real errors, a clock and faults that tests command.
 *
 * <pre>{@code
 * try (SimulatedOrg org = SimulatedOrg.start()) {
 *     String id = org.insert("Account", Map.of("Name", "Acme"));
 *     org.faults().on(Requests.get("/query")).once(Answers.unavailable());
 *     org.clock().advance(Duration.ofMinutes(5));
 *     // point the client at org.loginUrl(), org.clientId(), org.username(), org.privateKey()
 *     assertThat(org.callsTo("/query")).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>Safe to share. Closing it cuts all connections.
 */
public final class SimulatedOrg implements AutoCloseable {
    private static final String CLIENT_ID = "3MVG9SimulatedOrgConsumerKey";
    private static final String CLIENT_SECRET = "5A1B2C3D4E5F60718293SIMULATED";

    private final OrgStore store;
    private final OrgClock clock;
    private final SoqlEngine soql = new SoqlEngine();
    private final Policies policies;
    private final Sessions sessions;
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final Edge edge;
    private final BulkApi bulk;
    private final OrgEvents events;
    private final CometdApi cometd;
    private final ReentrantLock pubsubLock = new ReentrantLock();
    private final AtomicReference<@Nullable PubSubApi> pubsub = new AtomicReference<>();
    private final Runnable clockFollower;
    private final RestApi rest;
    private final Site site;
    private final Hosts hosts;
    private final OrgChanges changes;

    SimulatedOrg(OrgSettings settings) {
        this.clock = settings.clock();
        this.store = new OrgStore(settings.schema(), clock::instant, settings.seed());
        this.store.policy(settings.store());
        this.policies = new Policies(
                settings.rest(), settings.soap(), settings.bulk(), settings.events(), settings.login(), app(store));
        this.sessions = new Sessions(store::organizationId, clock, policies::login, settings.seed());
        this.log = new RequestLog(settings.keptRequests());
        this.edge = new Edge(clock, settings.seed());
        LoginContext login = new LoginContext(
                store::organizationId,
                clock,
                sessions,
                new StoreUsers(store),
                policies::app,
                policies::login,
                () -> loginUrl().toString(),
                () -> instanceUrl().toString());
        this.bulk =
                new BulkApi(new BulkContext(store, soql, clock, policies::bulk, clock.isRunning(), settings.seed()));
        this.clockFollower = this::clockMoved;
        clock.onMove(clockFollower);
        this.events = new OrgEvents(store, soql, clock, policies::events, settings.seed());
        this.rest = new RestApi(new RestContext(
                store,
                soql::run,
                bulk,
                events,
                new SessionGate(sessions),
                clock,
                policies::rest,
                login::identityUrl,
                settings.seed()));
        this.cometd = new CometdApi(new CometdContext(
                store, events, new SessionGate(sessions), clock, policies::events, clock.isRunning(), settings.seed()));
        SoapApi soap = new SoapApi(new SoapContext(
                store,
                soql::run,
                new SessionGate(sessions),
                policies::rest,
                policies::soap,
                rest.usage(),
                rest.cursors(),
                () -> instanceUrl().toString(),
                rest::hosted));
        this.site = new Site(rest, soap, new OAuthEndpoints(login), cometd, faults, log, edge);
        this.hosts = new Hosts(settings.port(), site);
        this.changes = new OrgChanges(store, sessions);
        sessions.onEnd(this::sessionsEnded);
    }

    private void sessionsEnded() {
        if (!policies.events().does(Behaviour.NOTICES_ENDED_SESSIONS)) {
            return;
        }
        cometd.sessionsEnded();
        PubSubApi open = pubsub.get();
        if (open != null) {
            open.sessionsEnded();
        }
    }

    private void clockMoved() {
        bulk.clockMoved();
        cometd.clockMoved();
        PubSubApi open = pubsub.get();
        if (open != null) {
            open.clockMoved();
        }
    }

    private static ConnectedApp app(OrgStore store) {
        return new ConnectedApp(
                CLIENT_ID,
                CLIENT_SECRET,
                () -> SigningKey.pair().getPublic(),
                "api refresh_token",
                username -> true,
                store.integrationUserId(),
                store.integrationUserId(),
                Set.of(),
                false);
    }

    /** An org with nothing but its defaults. */
    public static SimulatedOrg start() {
        return builder().start();
    }

    public static OrgBuilder builder() {
        return new OrgBuilder();
    }

    /** Where tokens are asked for; also the audience of assertions, beside {@code https://login.salesforce.com}. */
    public URI loginUrl() {
        return hosts.login();
    }

    /** Where data calls go; token answers tell it. */
    public URI instanceUrl() {
        return hosts.instance();
    }

    /** Consumer key of the connected app. */
    public String clientId() {
        return CLIENT_ID;
    }

    /** Consumer secret of the connected app. */
    public String clientSecret() {
        return CLIENT_SECRET;
    }

    /** The user an integration logs in as. */
    public String username() {
        Object name = store.view(userId())
                .row("User", userId())
                .map(row -> row.value("Username"))
                .orElseThrow();
        return name.toString();
    }

    /** The 18-character id of {@link #username()}. */
    public String userId() {
        return store.integrationUserId();
    }

    /** RSA, 2,048 bits; its public half is the app's certificate. */
    public PrivateKey privateKey() {
        return SigningKey.pair().getPrivate();
    }

    /** {@link #privateKey()} as a PKCS 8 PEM text. */
    public String privateKeyPem() {
        return SigningKey.pem();
    }

    /** A new session of {@link #username()}, as if logged in without a call. */
    public String accessToken() {
        return sessions.open(userId());
    }

    /** A new session of another user. */
    public String accessToken(String userId) {
        return sessions.open(userId);
    }

    /** A refresh token of {@link #username()}. */
    public String refreshToken() {
        return sessions.openRefreshToken(userId());
    }

    /** 18 characters. */
    public String orgId() {
        return store.organizationId();
    }

    public OrgClock clock() {
        return clock;
    }

    /**
     * Answers a request as over the wire, but on the caller's thread and without a socket: for simulations that must play the same
     * way again.
     *
     * @return what would have been sent, and how a fault would have broken it
     */
    public Reply answer(Request request) {
        return site.handle(request);
    }

    /** What shall go wrong on the wire; rules about records go to {@link #data()}. */
    public Faults faults() {
        return faults;
    }

    /** The bulk jobs: how many are where, and what shall go wrong with the next. */
    public BulkJobs bulk() {
        return bulk.jobs();
    }

    /**
     * Host and port of the Pub/Sub API, which listens from the first call on. It needs {@code io.grpc:grpc-netty-shaded} and {@code
     * io.grpc:grpc-stub} on the class path, which this module does not bring along.
     */
    public String pubsubEndpoint() {
        return pubsub().endpoint();
    }

    /** The same over TLS, with a certificate that vouches for itself: {@link #pubsubCertificatePem()}. */
    public String pubsubTlsEndpoint() {
        return pubsub().tlsEndpoint();
    }

    /** The certificate of {@link #pubsubTlsEndpoint()}, for {@code 127.0.0.1} alone, as a PEM text. */
    public String pubsubCertificatePem() {
        return pubsub().certificatePem();
    }

    /** The subscriptions over the Pub/Sub API: how many there are, and what shall go wrong. Needs what {@link #pubsubEndpoint()} does. */
    public Streams pubsubStreams() {
        return pubsub().streams();
    }

    private PubSubApi pubsub() {
        pubsubLock.lock();
        try {
            PubSubApi known = pubsub.get();
            if (known != null) {
                return known;
            }
            PubSubApi started = PubSubApi.start(
                    new PubSubContext(store, events.bus(), new SessionGate(sessions), clock, clock.isRunning()));
            pubsub.set(started);
            return started;
        } finally {
            pubsubLock.unlock();
        }
    }

    /** The events: what is published and kept, and what shall go wrong on the way to its channel. */
    public OrgEvents events() {
        return events;
    }

    /** The clients of the Streaming API: how many there are, and what shall go wrong with them. */
    public Streaming streaming() {
        return cometd.streaming();
    }

    /** The switches of the running org. */
    public Policies policies() {
        return policies;
    }

    /** The records, for all that the conveniences here do not cover: rules, purges, held transactions, schema changes. */
    public OrgStore data() {
        return store;
    }

    /** What others do to the org while it runs: fields, permissions, sharing, clocks of its nodes, a sandbox refresh. */
    public OrgChanges changes() {
        return changes;
    }

    /** Requests in order of arrival, those that a fault struck too. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** How many requests came for this path or below it; {@code /services/data/v66.0} may be left out. */
    public long callsTo(String path) {
        return log.count(path);
    }

    /** Empties the audit log and its counts. */
    public void forgetRequests() {
        log.clear();
    }

    /** TCP connections accepted so far. */
    public long connectionsAccepted() {
        return hosts.connectionsAccepted();
    }

    /** TCP connections open now. */
    public int connectionsOpen() {
        return hosts.connectionsOpen();
    }

    /** Closes the next connections as soon as they are accepted. */
    public void refuseConnections(int count) {
        hosts.refuseConnections(count);
    }

    /** Ends every session; the next call of each gets 401, and so do polls and streams that are under way. */
    public void expireSessions() {
        sessions.expireAll();
    }

    /** Forgets every query cursor. */
    public void expireCursors() {
        rest.expireCursors();
    }

    /**
     * Brings a resource that only a real org has: an Apex class below {@code /services/apexrest} or {@code /services/Soap/class}, or anything of a version, such
     * as {@code /ui-api} or {@code /actions/custom/flow/Name}.
     *
     * @param path where it answers, and below; {@code /services/data/v66.0} may be left out
     */
    public void host(String path, HostedResource resource) {
        rest.host(path, resource);
    }

    /** Adds requests of others to the use of the daily limit. */
    public void addUsage(long requests) {
        rest.addUsage(requests);
    }

    /**
     * The calls of all APIs that were charged to the daily limit in the last 24 hours, those of {@link #addUsage} and some from
     * before the start included. Compare two readings to learn what a piece of work cost.
     */
    public long chargedCalls() {
        return rest.usage().charged();
    }

    /** Shifts the {@code Date} header against {@link #clock()}. */
    public void skewDateHeader(Duration shift) {
        edge.skew(shift);
    }

    /** Moves the org to another address: new tokens tell it, and the old one answers data calls with 301. */
    public URI moveInstance() {
        return hosts.move();
    }

    /** Errors of the simulation itself; a test that ends with some has found a defect of the testkit. */
    public List<RuntimeException> defects() {
        return Stream.concat(site.defects().stream(), bulk.defects().stream()).toList();
    }

    /**
     * Creates a record as {@link #username()} and commits.
     *
     * @return its 18-character id
     * @throws IllegalArgumentException if the org refuses it
     */
    public String insert(String object, Map<String, ? extends @Nullable Object> fields) {
        try (Transaction transaction = store.begin(userId())) {
            SaveResult result = accepted(transaction.insert(object, fields));
            transaction.commit();
            return Objects.requireNonNull(result.id());
        }
    }

    /**
     * Changes fields of a record as {@link #username()} and commits.
     *
     * @throws IllegalArgumentException if the org refuses it
     */
    public void update(String object, String id, Map<String, ? extends @Nullable Object> fields) {
        try (Transaction transaction = store.begin(userId())) {
            accepted(transaction.update(object, id, fields));
            transaction.commit();
        }
    }

    /**
     * Moves a record to the recycle bin.
     *
     * @throws IllegalArgumentException if the org refuses it
     */
    public void delete(String id) {
        try (Transaction transaction = store.begin(userId())) {
            accepted(transaction.delete(id));
            transaction.commit();
        }
    }

    /**
     * Takes a record out of the recycle bin.
     *
     * @throws IllegalArgumentException if the org refuses it
     */
    public void undelete(String id) {
        try (Transaction transaction = store.begin(userId())) {
            accepted(transaction.undelete(id));
            transaction.commit();
        }
    }

    /**
     * Removes a record for good, from the recycle bin too; getDeleted still tells it.
     *
     * @throws IllegalArgumentException if the org refuses it
     */
    public void hardDelete(String id) {
        try (Transaction transaction = store.begin(userId())) {
            accepted(transaction.hardDelete(id));
            transaction.commit();
        }
    }

    /** A transaction the test keeps open and commits when it likes; others who write its rows meet a lock at once. */
    public Transaction begin() {
        return store.hold(userId());
    }

    /**
     * Asks the org directly, without a call.
     *
     * @return rows as the JSON answer has them, without {@code attributes}; numbers are {@code BigDecimal}
     * @throws io.sfsdk.testkit.soql.SoqlException if the org refuses the query
     */
    public List<Map<String, @Nullable Object>> query(String query) {
        return PlainRows.of(soql.run(query, store.view(userId()), false));
    }

    /** Committed records outside the recycle bin. */
    public int count(String object) {
        return store.count(object);
    }

    private static SaveResult accepted(SaveResult result) {
        if (!result.success()) {
            throw new IllegalArgumentException("the org refused: " + result.errors());
        }
        return result;
    }

    /** Stops listening and cuts all connections. */
    @Override
    public void close() {
        hosts.close();
        clock.forget(clockFollower);
        bulk.shutDown();
        cometd.shutDown();
        PubSubApi open = pubsub.get();
        if (open != null) {
            open.close();
        }
        rest.discardBlobs();
    }
}
