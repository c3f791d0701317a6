package io.sfsdk.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the library costs its host. The ceilings are what was measured when a planned capability was finished, and move for such a
 * one alone: the first slice had 560,000 bytes; REST and authentication in their breadth brought 180,000;
 * leases, schedules, the delete log, field watching, reconciliation and the batch journal 230,000; SOAP 133,000;
 * the strategy, modules and job tickets in the journal 40,000; events and subscriptions 62,000;
 * handlers at a time, transactions, managed positions and mirrors 95,000.
 */
class FootprintIT {
    private static final int MOST_JARS = 8;

    /** The goal is 3,200,000, of which the dependencies take 3,100,000: half is jackson-databind, a sixth jjwt-impl. */
    private static final long MOST_BYTES = 4_544_000;

    /** The goal is 350,000. */
    private static final long MOST_CORE_BYTES = 1_446_000;

    private static final int MOST_THREADS = 2;

    @Test
    void fewSmallJarsAreNeeded() throws IOException {
        List<Path> jars = Packaged.runtime();

        assertThat(jars).hasSizeLessThanOrEqualTo(MOST_JARS);
        assertThat(jars.stream().mapToLong(FootprintIT::size).sum()).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(size(Packaged.core())).isLessThanOrEqualTo(MOST_CORE_BYTES);
    }

    @Test
    void aClosedClientLeavesHardlyAThread() throws Exception {
        List<Path> entries = Stream.concat(Packaged.runtime().stream(), Packaged.program().stream())
                .toList();

        String output = Packaged.java(List.of("-cp", Packaged.joined(entries), SmokeProgram.class.getName()));

        String threads = output.lines()
                .filter(line -> line.startsWith("threads=["))
                .findFirst()
                .orElseThrow()
                .replaceAll("threads=\\[|]", "");
        assertThat(Arrays.stream(threads.split(", ")).filter(name -> !name.isEmpty()))
                .hasSizeLessThanOrEqualTo(MOST_THREADS);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
