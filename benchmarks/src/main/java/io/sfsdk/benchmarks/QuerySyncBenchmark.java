package io.sfsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.benchmarks.server.PageServer;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.read.RecordCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.infra.Blackhole;

/** How fast do all pages of a query come over the wire and out as records? Gzip, five pages of 2,000 records with 20 fields. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class QuerySyncBenchmark {
    private static final String FIRST = "/services/data/v66.0/query?q=anything";
    private static final String NEXT = "/services/data/v66.0/query/0r8000000000001AAA-";

    private final TokenScan tokens = new TokenScan();
    private final ObjectMapper trees = new ObjectMapper();
    private Clients clients;

    @Setup
    public void setUp() {
        clients = new Clients(ServerProcess.ofThisJvm().pages(), "token");
    }

    @TearDown
    public void tearDown() {
        clients.close();
    }

    /** The floor of one thread: the bytes of a page, then inflated and cut into tokens and texts, then the next page. */
    @Benchmark
    public void floorSerialSum(Blackhole sink) throws IOException, InterruptedException {
        for (int page = 0; page < PageServer.PAGES; page++) {
            try (InputStream body = clients.bare.body(path(page))) {
                tokens.scan(body, sink);
            }
        }
    }

    /** What is often written by hand. */
    @Benchmark
    public void peerTree(Blackhole sink) throws IOException, InterruptedException {
        String next = FIRST;
        while (next != null) {
            try (InputStream body = clients.bare.body(next)) {
                JsonNode page = trees.readTree(body);
                sink.consume(page);
                next = text(page.get("nextRecordsUrl"));
            }
        }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asText();
    }

    @Benchmark
    public void sdk(Blackhole sink) {
        try (RecordCursor pages = clients.sdk.query(OpportunityPage.SOQL)) {
            while (pages.hasNext()) {
                sink.consume(pages.next());
            }
        }
    }

    private static String path(int page) {
        return page == 0 ? FIRST : NEXT + page * PageServer.RECORDS;
    }
}
