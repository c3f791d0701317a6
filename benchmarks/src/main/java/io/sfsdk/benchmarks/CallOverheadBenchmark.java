package io.sfsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What does this library add to one call? All read the same record of the same simulated org, in another process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CallOverheadBenchmark {
    private final ObjectMapper trees = new ObjectMapper();
    private Clients clients;
    private RestRecords accounts;
    private RecordId id;
    private String path;

    @Setup
    public void setUp() {
        ServerAddresses servers = ServerProcess.ofThisJvm();
        clients = new Clients(servers.org(), servers.accessToken());
        accounts = clients.sdk.records("Account");
        id = RecordId.of(servers.accountId());
        path = "/services/data/v66.0/sobjects/Account/" + id + "?fields=Id,Name,BillingCity,SystemModstamp";
    }

    @TearDown
    public void tearDown() {
        clients.close();
    }

    /** The floor: bytes. */
    @Benchmark
    public byte[] floorBytes() throws IOException, InterruptedException {
        return clients.bare.get(path).body();
    }

    /** What is often written by hand. */
    @Benchmark
    public JsonNode peerTree() throws IOException, InterruptedException {
        try (InputStream body = clients.bare.body(path)) {
            return trees.readTree(body);
        }
    }

    @Benchmark
    public SObject sdk() {
        return accounts.get(id, "Id", "Name", "BillingCity", "SystemModstamp");
    }
}
