package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reconciliation holds two pages and some suspects, however many records there are. */
class FlatMemoryTest {
    @Test
    void tenThousandRowsAreReconciledInAHeapOf16MB() throws Exception {
        assertThat(reconciledIn("-Xmx16m", 10_000))
                .contains("10000 1 missing, 1 stale, 0 drifted, 0 deleted, 1 gone 3");
    }

    @Test
    @Tag("slow")
    void aMillionRowsAreReconciledInAHeapOf64MB() throws Exception {
        assertThat(reconciledIn("-Xmx64m", 1_000_000))
                .contains("1000000 100 missing, 100 stale, 0 drifted, 0 deleted, 100 gone 300");
    }

    private static String reconciledIn(String heap, long rows) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRows.class.getName(),
                        String.valueOf(rows)))
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said;
    }
}
