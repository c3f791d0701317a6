package io.sfsdk.benchmarks.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.benchmarks.server.ServerAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A JVM with a heap of 64 MB that runs one of the {@link Jobs} or {@link EventJobs}. */
final class SmallHeap {
    private SmallHeap() {}

    static Tally run(String job, int records, ServerAddresses org, Path folder)
            throws IOException, InterruptedException {
        return run(Jobs.class, job, records, org.org(), org.accessToken(), folder);
    }

    /** A subscription to so many events of the server at this address. */
    static Tally receive(String api, int events, URI server, Path folder) throws IOException, InterruptedException {
        return run(EventJobs.class, api, events, server, "token", folder);
    }

    private static Tally run(Class<?> program, String job, int records, URI server, String token, Path folder)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        job,
                        server.toString(),
                        token,
                        folder.toString(),
                        String.valueOf(records))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return Tally.parse(output);
    }
}
