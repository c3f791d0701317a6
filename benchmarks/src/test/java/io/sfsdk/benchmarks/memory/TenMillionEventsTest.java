package io.sfsdk.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.benchmarks.server.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscription to ten million events in a JVM with a heap of 64 MB, by either protocol. */
@Tag("slow")
class TenMillionEventsTest {
    private static final int TEN_MILLION = 10_000_000;
    private static final long LITTLE = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    void tenMillionEventsOverCometdGoThroughAHeapOf64Megabytes() throws Exception {
        try (ServerProcess servers = ServerProcess.start(1, "512m")) {
            assertFlat(
                    SmallHeap.receive("cometd", TEN_MILLION, servers.addresses().polls(), folder));
        }
    }

    @Test
    void tenMillionEventsOverPubSubGoThroughAHeapOf64Megabytes() throws Exception {
        try (ServerProcess servers = ServerProcess.start(1, "512m")) {
            URI server = URI.create("http://localhost:" + servers.addresses().eventPort());
            assertFlat(SmallHeap.receive("pubsub", TEN_MILLION, server, folder));
        }
    }

    /** The quantities of a thousand events, one answer's or two, are those of 0 to 49, again and again. */
    private static void assertFlat(Tally tally) {
        assertThat(tally.records()).isEqualTo(TEN_MILLION);
        assertThat(tally.employees()).isEqualTo(TEN_MILLION / 50 * 1225L);
        assertThat(tally.grewBytes()).isLessThan(LITTLE);
    }
}
