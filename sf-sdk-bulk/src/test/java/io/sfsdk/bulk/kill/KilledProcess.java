package io.sfsdk.bulk.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program in a JVM of its own that dies at a point. */
final class KilledProcess {
    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private KilledProcess(Process process) {
        this.process = process;
    }

    /** @param program its first arguments are the point and how often it is passed */
    static KilledProcess start(Class<?> program, Object... arguments) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        return new KilledProcess(new ProcessBuilder(
                        Stream.concat(command, Arrays.stream(arguments).map(String::valueOf))
                                .toList())
                .redirectErrorStream(true)
                .start());
    }

    /** Kills the process (SIGKILL) at its point; false if it ended without having come there. */
    boolean killWhenReached() throws IOException, InterruptedException {
        boolean isReached = false;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.equals(Fate.REACHED)) {
                    isReached = true;
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int status = process.waitFor();
        return isReached && status == SIGKILL;
    }

    String output() {
        return String.join("\n", lines);
    }
}
