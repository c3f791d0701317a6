package io.sfsdk.benchmarks.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class BlobMemoryTest {
    private static final long GIGABYTE = 1L << 30;

    /** Direct buffers have the same bound as the heap. */
    @Test
    void aBlobOfAGigabyteGoesUpAndComesDownWholeThroughAHeapOf64Megabytes() throws Exception {
        String output;
        int status;
        try (BlobServer server = BlobServer.start(GIGABYTE)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BlobTrip.class.getName(),
                            server.url().toString(),
                            String.valueOf(GIGABYTE))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();

            output = new String(process.getInputStream().readAllBytes(), UTF_8);
            status = process.waitFor();
        }

        assertThat(status).isZero();
        assertThat(output).isEqualTo(Blob.checksum(new Blob(GIGABYTE), GIGABYTE) + " -1" + System.lineSeparator());
    }
}
