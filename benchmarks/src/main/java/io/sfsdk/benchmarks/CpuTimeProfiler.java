package io.sfsdk.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Tells the processor time of one operation: {@code cpu} of all Java threads that live on, without compiler and collector, and
 * {@code cpu.process} of everything, threads that have ended too. Unlike the time on the clock neither grows when other processes want
 * the machine too: {@code -prof io.sfsdk.benchmarks.CpuTimeProfiler}.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;
    private long processBefore;

    @Override
    public String getDescription() {
        return "Processor time of all Java threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        processBefore = system.getProcessCpuTime();
        before = nanos();
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long ofThreads = nanos() - before;
        long ofProcess = system.getProcessCpuTime() - processBefore;
        long operations = result.getMetadata().getAllOps();
        return operations == 0
                ? List.of()
                : List.of(told("cpu", ofThreads, operations), told("cpu.process", ofProcess, operations));
    }

    private static ScalarResult told(String name, long nanos, long operations) {
        double micros = (double) nanos / TimeUnit.MICROSECONDS.toNanos(1);
        return new ScalarResult(name, micros / operations, "us/op", AggregationPolicy.AVG);
    }

    private long nanos() {
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
    }
}
