package io.sfsdk.faults;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.http.ScriptedServer;
import io.sfsdk.rest.RestTimeouts;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Gate;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One org with three accounts, one client of it, one operation and how often its fault strikes. */
final class Scene implements AutoCloseable {
    static final int ROWS = 3;
    static final String OK = "ok";
    static final String IN_DOUBT = "in doubt";
    static final String NAME = "Written";
    private static final int MOST_ATTEMPTS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Operation operation;
    private final Strikes strikes;
    private final SimulatedOrg org = SimulatedOrg.builder().pageSize(2).start();
    private final List<Closeable> steps = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final JdkHttpTransport wire;
    private final Detour detour;
    private final SalesforceClient client;
    private final Gate gate = new Gate();

    Scene(Operation operation, Strikes strikes, Duration clockError) {
        this.operation = operation;
        this.strikes = strikes;
        this.wire = JdkHttpTransport.builder().allowPlainHttp(true).build();
        this.detour = new Detour(wire);
        this.client = client(clockError);
        for (int i = 0; i < ROWS; i++) {
            org.insert("Account", Map.of("Name", "Account " + i));
        }
        if (operation != Operation.TOKEN) {
            client.rest().versions();
        }
        org.forgetRequests();
        detour.forget();
        pauses.clear();
    }

    private SalesforceClient client(Duration clockError) {
        RetryPolicy retry = RetryPolicy.standard().withMaxAttempts(MOST_ATTEMPTS);
        JwtBearer login = JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .clock(Clock.offset(org.clock(), clockError))
                .sleeper(pauses::add)
                .retry(retry)
                .timeout(TIMEOUT)
                .build();
        return SalesforceClient.builder(login)
                .transport(detour)
                .retry(retry)
                .time(Clock.systemUTC(), pauses::add, new SplittableRandom(1))
                .rest(api -> api.timeouts(new RestTimeouts(TIMEOUT, TIMEOUT, TIMEOUT)))
                .build();
    }

    SimulatedOrg org() {
        return org;
    }

    SalesforceClient client() {
        return client;
    }

    Gate gate() {
        return gate;
    }

    /** Lets the fault happen to the operation's requests. */
    void strike(Fault fault) {
        strikes.plan(org.faults().on(operation.requests()), fault);
    }

    void strike(Requests requests, Fault fault) {
        strikes.plan(org.faults().on(requests), fault);
    }

    /** Sends the operation's requests to this address instead. */
    void detour(String address) {
        detour.change(request -> Detour.to(address, request), operation::sends, strikes);
    }

    /** Gives the attempts that the fault strikes so much time and no more. */
    void hurry(Duration timeout) {
        detour.change(request -> request.withTimeout(timeout), operation::sends, strikes);
    }

    /** Happens when the scene is over. */
    void afterwards(Closeable step) {
        steps.add(step);
    }

    /** A server that does as told until the scene is over. */
    ScriptedServer server(ScriptedServer.Script script) {
        ScriptedServer server = ScriptedServer.of(script);
        afterwards(server::close);
        return server;
    }

    Ending play() {
        long start = System.nanoTime();
        String outcome = outcome();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Ending(
                outcome,
                took,
                sends(),
                org.query("SELECT Id FROM Account WHERE Name = '" + NAME + "'").size(),
                List.copyOf(pauses));
    }

    private String outcome() {
        try {
            String outcome = operation.run(this);
            return outcome.equals(OK) ? OK + afterWhat() : outcome;
        } catch (ApiException e) {
            return "ApiException " + e.code().value() + " " + e.retryability();
        } catch (TransportException e) {
            return "TransportException " + e.delivery();
        } catch (SalesforceException e) {
            return e.getClass().getSimpleName();
        }
    }

    private String afterWhat() {
        boolean renewed = operation != Operation.TOKEN && detour.sends(Operation::isLogin) > 0;
        boolean repeated = sends() > operation.exchanges();
        return renewed ? " after login" : repeated ? " after retry" : "";
    }

    /** As the client counted or the org did: the JDK's client sends a GET again without telling. */
    private long sends() {
        return Math.max(detour.sends(operation::sends), org.callsTo(operation.path()));
    }

    /** Whether the simulation worked, and no request waited for a {@code 100 Continue}. */
    boolean isSound() {
        return org.defects().isEmpty()
                && org.requests().stream()
                        .allMatch(request -> request.headers().first("Expect").isEmpty());
    }

    @Override
    public void close() throws IOException {
        gate.open();
        client.close();
        wire.close();
        org.close();
        for (Closeable step : steps) {
            step.close();
        }
    }
}
