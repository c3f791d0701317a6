package io.sfsdk.examples.mainjob;

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

/** The main job in a process of its own, which can be killed. */
final class JobProcess {
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private JobProcess(Process process) {
        this.process = process;
    }

    static JobProcess start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MainJob.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new JobProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** SIGKILL; nothing of the process runs when this returns. What it printed can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Reads what the job prints until it ends. */
    int watch(Consumer<String> watcher) throws InterruptedException {
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

    List<String> lines() {
        return lines;
    }
}
