package io.sfsdk.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes share a position; one is stopped by the operating system for longer than its lease, and wakes up. */
@Tag("slow")
@Timeout(120)
class PausedProcessTest {
    private static final Path KILL = Path.of("/bin/kill");

    @TempDir
    Path temp;

    @Test
    void aProcessPausedPastItsLeaseMovesNothingInFiles() throws Exception {
        Path folder = temp.resolve("positions");
        FileWatermarkStore store = FileWatermarkStore.at(folder);

        pauseAndResume(folder.toString(), store);
    }

    @Test
    void aProcessPausedPastItsLeaseMovesNothingInADatabase() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", temp.toString())
                .start();
        try {
            String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./leases";
            JdbcWatermarkStore store = LeasedProcess.inDatabase(url).createTable();

            pauseAndResume(url, store);
        } finally {
            server.stop();
        }
    }

    private static void pauseAndResume(String where, WatermarkStore store) throws Exception {
        assumeTrue(Files.isExecutable(KILL), "needs signals");
        Process paused = start(where, "host-a", 10, 5);
        try (BufferedReader first = paused.inputReader();
                OutputStream goOn = paused.getOutputStream()) {
            readUntil(first, "moved 5");
            Process working = start(where, "host-b", 20, 0);
            try (BufferedReader second = working.inputReader()) {
                signal("-STOP", paused);
                readUntil(second, "moved ");
                signal("-CONT", paused);
                goOn.write('\n');
                goOn.flush();

                assertOnlyOneMoved(rest(first), rest(second), store);
            } finally {
                working.destroyForcibly();
            }
        } finally {
            paused.destroyForcibly();
        }
    }

    private static void assertOnlyOneMoved(List<String> paused, List<String> working, WatermarkStore store) {
        int movedByPaused = 5
                + (int) paused.stream().filter(line -> line.startsWith("moved")).count();
        Lease after = ((LeaseAttempt.Granted) Leases.in(store, "test").acquire("Account")).lease();

        assertThat(paused)
                .last()
                .asString()
                .contains("lost: the lease of Account is held by host-b now, and host-a must stop");
        assertThat(working).last().isEqualTo("done");
        assertThat(after.guard(store).load(LeasedProcess.KEY))
                .contains(new Watermark(String.valueOf(movedByPaused + 20)));
    }

    private static Process start(String where, String holder, int moves, int waitAfter) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeasedProcess.class.getName(),
                        where,
                        holder,
                        String.valueOf(moves),
                        String.valueOf(waitAfter))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(String name, Process process) throws Exception {
        Process kill = new ProcessBuilder(KILL.toString(), name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static void readUntil(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line that starts with " + start).isNotNull();
    }

    private static List<String> rest(BufferedReader lines) throws IOException {
        List<String> rest = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.add(line);
        }
        return rest;
    }
}
