package io.sfsdk.benchmarks;

import com.sforce.bulk.CsvWriter;
import io.sfsdk.benchmarks.data.OpportunityCsv;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.IngestJobs;
import io.sfsdk.bulk.IngestOperation;
import io.sfsdk.bulk.IngestSpec;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to turn records into the file of an ingest job? Floor and peer write rows of texts that are there already, to
 * nowhere; this library checks records, makes the texts, and keeps the file until it is sent.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BulkWriteBenchmark {
    private static final IngestSpec SPEC = IngestSpec.of("Opportunity", IngestOperation.insert());
    private static final RecordId JOB = RecordId.of(OpportunityCsv.JOB);

    @Param("2000")
    int records;

    private List<SObject> all;
    private List<String[]> rows;
    private IngestJobs jobs;

    @Setup
    public void setUp() {
        all = OpportunityCsv.records(
                page -> RestApi.builder(new CannedTransport(page)).build(), records);
        rows = OpportunityCsv.rows(all);
        jobs = BulkApi.builder(new BulkTransport(new byte[0], 0))
                .spoolInMemory(1 << 26)
                .build()
                .ingest();
    }

    @Benchmark
    public void floorFastCsv() throws IOException {
        try (de.siegmar.fastcsv.writer.CsvWriter csv =
                de.siegmar.fastcsv.writer.CsvWriter.builder().build(OutputStream.nullOutputStream())) {
            csv.writeRecord(OpportunityCsv.NAMES);
            for (String[] row : rows) {
                csv.writeRecord(row);
            }
        }
    }

    /** This library, with fields that are known. */
    @Benchmark
    public void sdk() {
        jobs.upload(JOB, SPEC, OpportunityCsv.NAMES, all.iterator());
    }

    /** WSC's writer. */
    @Benchmark
    public void peerWsc() throws IOException {
        try (Writer out = new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            CsvWriter csv = new CsvWriter(OpportunityCsv.NAMES.toArray(String[]::new), out);
            for (String[] row : rows) {
                csv.writeRecord(row);
            }
            csv.endDocument();
        }
    }
}
