package io.sfsdk.benchmarks;

import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import io.sfsdk.soql.Soql;
import io.sfsdk.write.WriteOperation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** How fast do records with 20 fields become durable dead letters? One call keeps all the letters of a chunk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DeadLetterAppendBenchmark {
    private static final List<ApiError> ERRORS = List.of(new ApiError(
            new ErrorCode("REQUIRED_FIELD_MISSING"), "Required fields are missing: [Name]", List.of("Name")));

    @Param({"1", "200"})
    int letters;

    private List<SObject> records;
    private ScratchFolder folder;
    private JsonLinesDeadLetterSink sink;
    private RandomAccessFile bare;
    private byte[] bytes;
    private long number;

    @Setup
    public void setUp() throws IOException {
        RestApi api = RestApi.builder(new CannedTransport(OpportunityPage.whole(letters)))
                .build();
        records = api.query(Soql.text(OpportunityPage.SOQL)).next().records();
        try (ScratchFolder sample = new ScratchFolder()) {
            Path file = sample.file("letters.jsonl");
            JsonLinesDeadLetterSink.at(file).accept(letters());
            bytes = Files.readAllBytes(file);
        }
    }

    /** A new file for each iteration, or the disk would fill. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = new ScratchFolder();
        sink = JsonLinesDeadLetterSink.at(folder.file("letters.jsonl"));
        bare = new RandomAccessFile(folder.file("bare").toFile(), "rw");
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        bare.close();
        folder.close();
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> made = new ArrayList<>(letters);
        for (SObject record : records) {
            made.add(new DeadLetter(
                    "5f0c2d1e-run-" + number++,
                    "insert Opportunity",
                    number,
                    new WriteOperation.Insert(),
                    record,
                    DeadLetterReason.REJECTED,
                    ERRORS,
                    1,
                    "b4e2f1a90c3d5e6f7a8b9c0d1e2f3a4b",
                    Instant.EPOCH,
                    null));
        }
        return made;
    }

    /** The floor: the same bytes, made beforehand, at the end of a file that stays open. */
    @Benchmark
    public void floorAppendAndForce() throws IOException {
        bare.write(bytes);
        bare.getFD().sync();
    }

    /** Made, numbered, checksummed, and appended under a lock other processes see. */
    @Benchmark
    public void sdk() {
        sink.accept(letters());
    }
}
