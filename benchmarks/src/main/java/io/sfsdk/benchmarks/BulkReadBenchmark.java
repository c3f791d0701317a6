package io.sfsdk.benchmarks;

import com.sforce.async.CSVReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sfsdk.benchmarks.data.OpportunityCsv;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.BulkCursor;
import io.sfsdk.bulk.ResultPosition;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
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
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to turn the result file of a query job into records? All read the same bytes from a stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BulkReadBenchmark {
    @Param("2000")
    int records;

    private byte[] file;
    private BulkApi api;

    @Setup
    public void setUp() {
        List<SObject> all = OpportunityCsv.records(
                page -> RestApi.builder(new CannedTransport(page)).build(), records);
        file = OpportunityCsv.file(all);
        api = BulkApi.builder(new BulkTransport(file, records))
                .schemas(OpportunityCsv.schemas())
                .time(Clock.systemUTC(), pause -> {})
                .build();
    }

    private InputStream body() {
        return new ByteArrayInputStream(file);
    }

    /** Every cell's text, rows as the parser keeps them. */
    @Benchmark
    public void floorFastCsv(Blackhole sink) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(body())) {
            for (CsvRecord row : rows) {
                sink.consume(row);
            }
        }
    }

    /** This library, from the call to all records, numbers and booleans read, rows and job counted. */
    @Benchmark
    public List<SObject> sdk() {
        List<SObject> read = new ArrayList<>(records);
        try (BulkCursor pages = api.source().resume(ResultPosition.start(RecordId.of(OpportunityCsv.JOB)))) {
            while (pages.hasNext()) {
                read.addAll(pages.next().records());
            }
        }
        return read;
    }

    /** WSC's reader; values stay texts. */
    @Benchmark
    public void peerWsc(Blackhole sink) throws IOException {
        CSVReader rows = new CSVReader(body(), "UTF-8");
        rows.setMaxRowsInFile(Integer.MAX_VALUE);
        rows.setMaxCharsInFile(Integer.MAX_VALUE);
        for (ArrayList<String> row = rows.nextRecord(); row != null; row = rows.nextRecord()) {
            sink.consume(row);
        }
    }
}
