package io.sfsdk.benchmarks;

import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** What does it cost that no value can change a query? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SoqlBindBenchmark {
    private static final String TEMPLATE = "SELECT Id, Name, Industry, AnnualRevenue FROM Account WHERE Name = :name"
            + " AND SystemModstamp >= :since AND External_Id__c IN :keys ORDER BY SystemModstamp, Id";

    /** Values of the list; a query for many is how records are looked up by external id. */
    @Param({"1", "200"})
    int keys;

    private final String name = "Müller & Söhne \"am\" O'Hare";
    private final Instant since = Instant.parse("2025-11-24T10:11:12Z");
    private List<String> list;
    private Map<String, Object> binds;

    @Setup
    public void setUp() {
        list = IntStream.range(0, keys).mapToObj(i -> "ERP-2025-" + i).toList();
        binds = Map.of("name", name, "since", since, "keys", list);
    }

    /** The floor: the same text, appended by hand; a quote in a value would break it. */
    @Benchmark
    public String floorAppend() {
        StringBuilder soql = new StringBuilder()
                .append("SELECT Id, Name, Industry, AnnualRevenue FROM Account WHERE Name = '")
                .append(name)
                .append("' AND SystemModstamp >= ")
                .append(since)
                .append(" AND External_Id__c IN ('")
                .append(list.get(0));
        for (int i = 1; i < keys; i++) {
            soql.append("', '").append(list.get(i));
        }
        return soql.append("') ORDER BY SystemModstamp, Id").toString();
    }

    @Benchmark
    public SoqlQuery sdk() {
        return Soql.bind(TEMPLATE, binds);
    }
}
