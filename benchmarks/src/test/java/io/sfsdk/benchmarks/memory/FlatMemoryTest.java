package io.sfsdk.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each job runs in a JVM with a heap of 64 MB, against a simulated org in another. */
@Tag("slow")
class FlatMemoryTest {
    private static final int MILLION = 1_000_000;
    private static final int WRITTEN = 200_000;
    private static final long LITTLE = 4 << 20;

    private static ServerProcess servers;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAnOrgWithAMillionAccounts() {
        servers = ServerProcess.start(MILLION, "3g");
    }

    @AfterAll
    static void stopTheOrg() {
        servers.close();
    }

    @Test
    void aQueryOfAMillionRecordsNeedsNoMoreMemoryThanOneOfAFewThousand() throws Exception {
        Tally tally = runInSmallHeap("query", MILLION);

        assertThat(tally.records()).isEqualTo(MILLION);
        assertThat(tally.employees()).isEqualTo(Accounts.employeesOf(MILLION));
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }

    @Test
    void aSyncOfAMillionRecordsNeedsNoMoreMemoryThanOneOfAFewThousand() throws Exception {
        Tally tally = runInSmallHeap("sync", MILLION);

        assertThat(tally.records()).isEqualTo(MILLION);
        assertThat(tally.employees()).isEqualTo(Accounts.employeesOf(MILLION));
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk-query", "bulk-sync"})
    void aMillionRecordsReadByJobsNeedNoMoreMemoryThanAFewThousand(String job) throws Exception {
        Tally tally = runInSmallHeap(job, MILLION);

        assertThat(tally.records()).isEqualTo(MILLION);
        assertThat(tally.employees()).isEqualTo(Accounts.employeesOf(MILLION));
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }

    @Test
    void writingManyRecordsByJobsNeedsNoMoreMemoryThanWritingAFew() throws Exception {
        Tally tally = runInSmallHeap("bulk-write", WRITTEN);

        assertThat(tally.records()).isEqualTo(WRITTEN);
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }

    @Test
    void writingManyRecordsOfWhichATenthFailsNeedsNoMoreMemoryThanWritingAFew() throws Exception {
        Tally tally = runInSmallHeap("write", WRITTEN);

        assertThat(tally.records()).isEqualTo(WRITTEN);
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }

    private Tally runInSmallHeap(String job, int records) throws IOException, InterruptedException {
        return SmallHeap.run(job, records, servers.addresses(), folder);
    }
}
