package io.sfsdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sfsdk.benchmarks.data.Deal;
import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.mapping.RecordMapping;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** What does a mapping to a class of one's own cost, over code written by hand and against a mapper that works by reflection? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MappingBenchmark {
    private static final SoqlQuery QUERY = Soql.text(OpportunityPage.SOQL);
    private static final RecordMapping<Deal> MAPPING = Deal.mapping();

    @Param("2000")
    int records;

    private final ObjectReader databind =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(Deals.class);
    private byte[] page;
    private RestApi api;
    private List<SObject> rows;

    /** A page as Jackson reads it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Deals(List<Deal> records) {}

    @Setup
    public void setUp() {
        page = OpportunityPage.whole(records);
        api = RestApi.builder(new CannedTransport(page)).build();
        rows = decoded();
    }

    private List<SObject> decoded() {
        try (RecordCursor pages = api.query(QUERY)) {
            return pages.next().records();
        }
    }

    /** The floor: records to objects, each field asked for by its name and type. */
    @Benchmark
    public void floorByHand(Blackhole sink) {
        for (SObject row : rows) {
            sink.consume(Deal.byHand(row));
        }
    }

    @Benchmark
    public void sdk(Blackhole sink) {
        for (SObject row : rows) {
            sink.consume(MAPPING.from(row));
        }
    }

    /** From the bytes of a page to objects. */
    @Benchmark
    public void sdkFromBytes(Blackhole sink) {
        for (SObject row : decoded()) {
            sink.consume(MAPPING.from(row));
        }
    }

    /** The same by Jackson's databind, to the same class. */
    @Benchmark
    public Deals peerDatabindFromBytes() throws IOException {
        return databind.readValue(new ByteArrayInputStream(page));
    }
}
