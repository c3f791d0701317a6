package io.sfsdk.examples.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program in a JVM of its own, which can be killed. For one thread, but for {@link #kill}. */
public final class JavaProcess {
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private JavaProcess(Process process) {
        this.process = process;
    }

    /** Starts a main class on this process's class path. */
    public static JavaProcess start(Class<?> program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()),
                        Stream.of(arguments))
                .toList();
        return new JavaProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** SIGKILL; nothing of the process runs when this returns. What it printed can still be read. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /**
     * Reads what it prints until it ends.
     *
     * @return its exit code; 137 if it was killed
     */
    public int watch(Consumer<String> watcher) throws InterruptedException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                watcher.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process.waitFor();
    }

    /** What it printed. */
    public List<String> lines() {
        return lines;
    }
}
