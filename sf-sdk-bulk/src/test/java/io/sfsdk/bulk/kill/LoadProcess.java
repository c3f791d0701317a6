package io.sfsdk.bulk.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.testkit.SimulatedOrg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link KilledLoad} in a JVM of its own. */
final class LoadProcess {
    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private LoadProcess(Process process) {
        this.process = process;
    }

    static LoadProcess start(LoadPoint point, int times, SimulatedOrg org, Path folder, int inFlight)
            throws IOException {
        return new LoadProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLoad.class.getName(),
                        point.name(),
                        String.valueOf(times),
                        org.instanceUrl().toString(),
                        org.accessToken(),
                        folder.toString(),
                        String.valueOf(inFlight))
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
