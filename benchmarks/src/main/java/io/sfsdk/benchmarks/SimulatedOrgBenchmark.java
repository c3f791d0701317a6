package io.sfsdk.benchmarks;

import io.sfsdk.benchmarks.server.PageServer;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Is the simulated org faster than the clients that are tested with it? Eight connections to another process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Threads(8)
public class SimulatedOrgBenchmark {
    private static final int BYTES_OF_AN_ANSWER = 1_400;

    /** What one thread has for itself. */
    @State(Scope.Thread)
    public static class Connections {
        private RawConnection echo;
        private RawConnection org;
        private RawConnection large;

        @Setup
        public void setUp(SimulatedOrgBenchmark shared) throws IOException {
            ServerAddresses servers = shared.servers;
            echo = new RawConnection(servers.echoPort(), "x".repeat(BYTES_OF_AN_ANSWER));
            org = new RawConnection(servers.org().getPort(), RawConnection.get(shared.path, servers.accessToken()));
            large = new RawConnection(servers.pages().getPort(), RawConnection.get(PageServer.LARGE, "token"));
        }

        @TearDown
        public void tearDown() throws IOException {
            echo.close();
            org.close();
            large.close();
        }
    }

    private final ServerAddresses servers = ServerProcess.ofThisJvm();
    private final String path = "/services/data/v66.0/sobjects/Account/" + servers.accountId() + "?fields=Id,Name";
    private Clients clients;

    @Setup
    public void setUp() {
        clients = new Clients(servers.org(), servers.accessToken());
    }

    @TearDown
    public void tearDown() {
        clients.close();
    }

    /** The floor: as many bytes as an answer has, there and back, without HTTP. */
    @Benchmark
    public int floorEcho(Connections own) throws IOException {
        return own.echo.echo();
    }

    /** One record by its id, asked for over a bare socket: what the org itself can do. */
    @Benchmark
    public long org(Connections own) throws IOException {
        return own.org.exchange();
    }

    /** The same by the JDK's client, whose pace the org must not hold back. */
    @Benchmark
    public byte[] jdkClient() throws IOException, InterruptedException {
        return clients.bare.get(path).body();
    }

    /** 64 MiB in one answer of the org's HTTP server. */
    @Benchmark
    @Threads(1)
    public long largeBody(Connections own) throws IOException {
        return own.large.exchange();
    }
}
