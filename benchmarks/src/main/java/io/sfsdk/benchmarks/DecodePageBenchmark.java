package io.sfsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.benchmarks.camel.CamelOpportunities;
import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.salesforce.api.utils.JsonUtils;
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

/** How long does it take to turn the bytes of a query page into records? All read the same bytes from a stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodePageBenchmark {
    private static final SoqlQuery QUERY = Soql.text(OpportunityPage.SOQL);

    @Param("2000")
    int records;

    private final TokenScan tokens = new TokenScan();
    private final ObjectMapper trees = new ObjectMapper();
    private final ObjectMapper camel = JsonUtils.createObjectMapper();
    private byte[] page;
    private RestApi api;

    @Setup
    public void setUp() {
        page = OpportunityPage.whole(records);
        api = RestApi.builder(new CannedTransport(page)).build();
    }

    private InputStream body() {
        return new ByteArrayInputStream(page);
    }

    @Benchmark
    public void floorTokensAndTexts(Blackhole sink) throws IOException {
        tokens.scan(body(), sink);
    }

    /** This library, from the call to the page in the caller's hands: dates stay texts until they are asked for. */
    @Benchmark
    public RecordPage sdk() {
        try (RecordCursor pages = api.query(QUERY)) {
            return pages.next();
        }
    }

    /** As {@link #sdk()}, then every date, date-time and id is asked for: the work that Camel does while it decodes. */
    @Benchmark
    public void sdkWithDatesRead(Blackhole sink) {
        for (SObject record : sdk().records()) {
            sink.consume(record.date("CloseDate"));
            sink.consume(record.instant("CreatedDate"));
            sink.consume(record.instant("LastModifiedDate"));
            sink.consume(record.instant("SystemModstamp"));
        }
    }

    /** What is often written by hand. */
    @Benchmark
    public JsonNode peerTree() throws IOException {
        return trees.readTree(body());
    }

    /** Camel's own mapper on classes as its generator writes them; amounts become {@code Double}. */
    @Benchmark
    public CamelOpportunities peerCamel() throws IOException {
        return camel.readValue(body(), CamelOpportunities.class);
    }
}
