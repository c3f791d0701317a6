package io.sfsdk.pubsub.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.testkit.SimulatedOrg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link KilledSubscription} in a JVM of its own. */
final class EventProcess {
    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private EventProcess(Process process) {
        this.process = process;
    }

    static EventProcess start(Keeper keeper, EventPoint point, int times, SimulatedOrg org, Path folder)
            throws IOException {
        return new EventProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSubscription.class.getName(),
                        keeper.name(),
                        point.name(),
                        String.valueOf(times),
                        org.instanceUrl().toString(),
                        org.accessToken(),
                        org.orgId(),
                        org.pubsubEndpoint(),
                        folder.toString())
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
