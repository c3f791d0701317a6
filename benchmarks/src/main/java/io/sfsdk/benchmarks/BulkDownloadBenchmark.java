package io.sfsdk.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.data.OpportunityCsv;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.BulkCursor;
import io.sfsdk.bulk.ResultPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to download the result of a query job from another JVM and make records of it? Floors do one half each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class BulkDownloadBenchmark {
    private static final RecordId JOB = RecordId.of(OpportunityCsv.JOB);

    private static final int BUFFER = 16 * 1024;

    private HttpClient bare;
    private HttpRequest download;
    private byte[] file;
    private JdkHttpTransport transport;
    private SalesforceClient client;

    @Setup
    public void setUp() throws IOException, InterruptedException {
        ServerAddresses servers = ServerProcess.ofThisJvm();
        bare = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        download = HttpRequest.newBuilder(
                        servers.results().resolve("/services/data/v66.0/jobs/query/" + OpportunityCsv.JOB + "/results"))
                .build();
        try (InputStream body = opened()) {
            file = body.readAllBytes();
        }
        transport = JdkHttpTransport.builder().allowPlainHttp(true).build();
        client = SalesforceClient.builder(FixedToken.of(servers.accessToken(), servers.results()))
                .transport(transport)
                .with(BulkApi.module(bulk -> bulk.schemas(OpportunityCsv.schemas())))
                .build();
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        client.close();
        transport.close();
    }

    private InputStream opened() throws IOException, InterruptedException {
        return new GZIPInputStream(
                bare.send(download, HttpResponse.BodyHandlers.ofInputStream()).body(), BUFFER);
    }

    /** The JDK's client and its inflater, bytes read away. */
    @Benchmark
    public long floorSocket() throws IOException, InterruptedException {
        try (InputStream body = opened()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The same bytes from memory: every cell's text, rows as the parser keeps them. */
    @Benchmark
    public void floorFastCsv(Blackhole sink) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(file))) {
            for (CsvRecord row : rows) {
                sink.consume(row);
            }
        }
    }

    /** This library, from the call to the last record, which a caller sees and lets go. */
    @Benchmark
    public int sdk(Blackhole sink) {
        int seen = 0;
        try (BulkCursor pages = client.api(BulkApi.class).source().resume(ResultPosition.start(JOB))) {
            while (pages.hasNext()) {
                for (var record : pages.next().records()) {
                    sink.consume(record);
                    seen++;
                }
            }
        }
        return seen;
    }
}
