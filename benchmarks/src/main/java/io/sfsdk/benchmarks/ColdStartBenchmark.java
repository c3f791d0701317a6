package io.sfsdk.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long does a new JVM take to its first page? Each measurement is the only one of its JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ColdStartBenchmark {
    private URI server;

    @Setup
    public void setUp() {
        server = ServerProcess.ofThisJvm().pages();
    }

    /** The floor: the JDK's client and Jackson's tokens. */
    @Benchmark
    public int floorBare() throws IOException, InterruptedException {
        int texts = 0;
        BareClient client = new BareClient(server, "token", Clients.executor());
        try (InputStream body = client.body("/services/data/v66.0/query?q=anything");
                JsonParser parser = new JsonFactory().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                texts += token == JsonToken.VALUE_STRING ? parser.getText().length() : 0;
            }
        }
        return texts;
    }

    @Benchmark
    public SObject sdk() {
        try (Clients clients = new Clients(server, "token");
                RecordCursor pages = clients.sdk.query(OpportunityPage.SOQL)) {
            return pages.next().records().get(0);
        }
    }
}
