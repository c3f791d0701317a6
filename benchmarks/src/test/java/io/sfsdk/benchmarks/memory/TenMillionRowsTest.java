package io.sfsdk.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.benchmarks.server.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of the Bulk API over ten million rows in a JVM with a heap of 64 MB. */
@Tag("slow")
class TenMillionRowsTest {
    private static final int TEN_MILLION = 10_000_000;
    private static final long LITTLE = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    void tenMillionRowsAreQueriedThroughAHeapOf64Megabytes() throws Exception {
        Tally tally = run("bulk-query");

        assertThat(tally.employees()).isEqualTo(Accounts.employeesOf(TEN_MILLION));
    }

    /** A tenth of them fails, and each of those becomes a letter. */
    @Test
    void tenMillionRowsAreIngestedThroughAHeapOf64Megabytes() throws Exception {
        run("bulk-write");
    }

    private Tally run(String job) throws Exception {
        try (ServerProcess servers = ServerProcess.startWithMadeUp(TEN_MILLION)) {
            Tally tally = SmallHeap.run(job, TEN_MILLION, servers.addresses(), folder);

            assertThat(tally.records()).isEqualTo(TEN_MILLION);
            assertThat(tally.grewBytes()).isLessThan(LITTLE);
            return tally;
        }
    }
}
