package io.sfsdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.benchmarks.camel.CamelOpportunities;
import io.sfsdk.benchmarks.camel.CamelOpportunity;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
    @Test
    void everyBenchmarkRunsOnce() throws Exception {
        Options once = new OptionsBuilder()
                .include("io\\.sfsdk\\..*")
                .forks(0)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .param("records", "2")
                .param("keys", "2")
                .param("length", "120")
                .param("letters", "2")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(results)
                .hasSizeGreaterThan(20)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getSampleCount()).isPositive());
    }

    @Test
    void allDecodersReadTheSameRecords() throws Exception {
        DecodePageBenchmark benchmark = new DecodePageBenchmark();
        benchmark.records = 200;
        benchmark.setUp();

        List<SObject> ours = benchmark.sdk().records();
        CamelOpportunities camels = benchmark.peerCamel();

        assertThat(ours).hasSize(200);
        assertThat(ours.get(0).names()).hasSize(20);
        assertThat(camels.getRecords()).hasSameSizeAs(ours);
        assertThat(benchmark.peerTree().get("records")).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            assertSame(camels.getRecords().get(i), ours.get(i));
        }
    }

    private static void assertSame(CamelOpportunity expected, SObject record) {
        assertThat(record.text("Name")).hasValue(expected.getName());
        assertThat(record.text("NextStep").orElse(null)).isEqualTo(expected.getNextStep());
        assertThat(record.decimal("Amount").map(BigDecimal::doubleValue).orElse(null))
                .isEqualTo(expected.getAmount());
        assertThat(record.date("CloseDate")).hasValue(expected.getCloseDate());
        assertThat(record.instant("SystemModstamp"))
                .hasValue(expected.getSystemModstamp().toInstant());
        assertThat(record.bool("IsWon")).hasValue(expected.getIsWon());
    }
}
