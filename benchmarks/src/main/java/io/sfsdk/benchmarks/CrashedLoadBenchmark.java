package io.sfsdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.http.JdkHttpTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost a load by jobs to be killed when half of it is on its way, and to be started again? The org is a new one each time,
 * in a JVM of its own, as is the load.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 2)
@Fork(1)
public class CrashedLoadBenchmark {
    @Param("1000000")
    int records;

    private ScratchFolder folder;
    private ServerProcess org;

    @Setup(Level.Invocation)
    public void setUp() {
        folder = new ScratchFolder();
        org = ServerProcess.start(1, "3g");
    }

    @TearDown(Level.Invocation)
    public void tearDown() throws IOException {
        org.close();
        folder.close();
    }

    @Benchmark
    public void floorWithoutCrash() throws IOException, InterruptedException {
        finish(start());
        requireEachOnce();
    }

    @Benchmark
    public void crashAtHalf() throws IOException, InterruptedException {
        Process killed = start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(killed.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            if (!CrashedLoad.HALF.equals(line)) {
                throw new IllegalStateException("the load ended before half of it: " + line);
            }
            killed.destroyForcibly().waitFor();
        }
        finish(start());
        requireEachOnce();
    }

    private Process start() throws IOException {
        ServerAddresses at = org.addresses();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashedLoad.class.getName(),
                        at.org().toString(),
                        at.accessToken(),
                        folder.path().toString(),
                        String.valueOf(records))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void finish(Process load) throws IOException, InterruptedException {
        load.getInputStream().readAllBytes();
        if (load.waitFor() != 0) {
            throw new IllegalStateException("the load failed; see the error output");
        }
    }

    /** The org has one account of its own, of key 0, which the load found. */
    private void requireEachOnce() {
        ServerAddresses at = org.addresses();
        try (JdkHttpTransport transport =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(FixedToken.of(at.accessToken(), at.org()))
                        .transport(transport)
                        .build()) {
            BigDecimal rows = client.query("SELECT COUNT(Id) n FROM Account")
                    .next()
                    .records()
                    .get(0)
                    .decimal("n")
                    .orElseThrow();
            if (rows.intValueExact() != records) {
                throw new IllegalStateException("the org has " + rows + " accounts instead of " + records);
            }
        }
    }
}
