package io.sfsdk.smoke;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.testkit.SimulatedOrg;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a host does first: log in, query, close. Tells from which module the library came and which threads it left. */
final class SmokeProgram {
    private static final List<String> ORGS_OWN = List.of(
            "simulated-org", "ForkJoinPool-1-", "VirtualThread-", "MasterPoller", "Read-Poller", "Write-Poller");

    /** A thread that was told to go may take so long to be gone. */
    private static final long LEAVING_MILLIS = 2_000;

    private SmokeProgram() {}

    public static void main(String[] args) throws InterruptedException {
        try (SimulatedOrg org = SimulatedOrg.start()) {
            org.insert("Account", Map.of("Name", "Acme"));
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            System.out.println("rows=" + query(org));
            System.out.println("module=" + SalesforceClient.class.getModule().getName());
            System.out.println("threads=" + startedSince(before));
        }
    }

    private static long query(SimulatedOrg org) {
        JwtBearer login = JwtBearer.builder(org.clientId(), org.username(), SigningKey.fromPem(org.privateKeyPem()))
                .loginUrl(org.loginUrl().toString())
                .clock(org.clock())
                .build();
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client =
                        SalesforceClient.builder(login).transport(wire).build();
                RecordCursor rows = client.query("SELECT Id, Name FROM Account")) {
            return rows.stream().count();
        }
    }

    /** Without those of the simulated org, which from JDK 21 on runs on virtual threads and so on the JVM's carriers and pollers. */
    private static Set<String> startedSince(Set<Thread> before) throws InterruptedException {
        Set<String> left = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && ORGS_OWN.stream().noneMatch(thread.getName()::startsWith)) {
                thread.join(LEAVING_MILLIS);
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return left;
    }
}
