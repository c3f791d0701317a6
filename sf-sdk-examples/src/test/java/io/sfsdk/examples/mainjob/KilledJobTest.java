package io.sfsdk.examples.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.examples.process.JavaProcess;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the job in the middle of calls to an org that outlives it, and lets it go on. */
class KilledJobTest {
    private static final int SIGKILL = 128 + 9;
    private static final int EVERY = 21;

    @TempDir
    private Path folder;

    private final AtomicReference<JavaProcess> running = new AtomicReference<>();
    private SimulatedOrg org;

    @BeforeEach
    void startTheOrg() {
        org = CustomerOrg.start(Organisations.read().every(EVERY).customers());
    }

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @Test
    void aJobKilledWhileItReadsWritesAndCorrectsEndsWithTheDatabaseOfOneThatWasNot() throws Exception {
        List<String> expected = contentOfUndisturbedRun();
        killAt(2, Requests.get("/queryAll"), false);
        killAt(2, Requests.patch("/composite/sobjects/Contact"), true);
        killAt(2, Requests.patch("/composite/sobjects/Account"), true);

        List<JavaProcess> runs = runUntilDone(line -> {});

        assertThat(runs).hasSize(4);
        assertThat(runs.get(3).lines()).last().asString().endsWith("lost=0");
        assertThat(new Database(folder.resolve("killed")).content()).isEqualTo(expected);
        assertThat(org.defects()).isEmpty();
    }

    @Test
    @Tag("slow")
    void aJobKilledAtEveryThirdCallEndsWithTheDatabaseOfOneThatWasNot() throws Exception {
        List<String> expected = contentOfUndisturbedRun();
        for (int call = 2; call < 90; call += 3) {
            killAt(call, Requests.to("/services/data"), call % 2 == 0);
        }

        List<JavaProcess> runs = runUntilDone(line -> {});

        assertThat(runs).hasSizeGreaterThan(15);
        assertThat(new Database(folder.resolve("killed")).content()).isEqualTo(expected);
    }

    @Test
    @Tag("slow")
    void aJobKilledBetweenCallsEndsWithTheDatabaseOfOneThatWasNot() throws Exception {
        List<String> expected = contentOfUndisturbedRun();
        Set<String> fatal = new HashSet<>(Set.of("2.", "3.", "4.", "5.", "6.", "7."));

        List<JavaProcess> runs = runUntilDone(line -> {
            if (line.length() > 2 && fatal.remove(line.substring(0, 2))) {
                running.get().kill();
            }
        });

        assertThat(runs).hasSizeGreaterThan(3);
        assertThat(new Database(folder.resolve("killed")).content()).isEqualTo(expected);
    }

    /** Kills the job when its call of this kind and number (from 1, over all its processes) arrives, or has been carried out. */
    private void killAt(int number, Requests calls, boolean carriedOut) {
        Fault kill = Fault.named("kill", (exchange, answer) -> {
            Response unheard = carriedOut ? answer.apply(exchange) : Response.empty(503);
            running.get().kill();
            return Reply.plain(unheard);
        });
        org.faults().on(calls).at(number, kill);
    }

    private List<JavaProcess> runUntilDone(Consumer<String> watcher) throws Exception {
        Path readyFile = folder.resolve("ready.json");
        OrgAddress.write(org, readyFile);
        List<JavaProcess> runs = new ArrayList<>();
        int status;
        do {
            String dir = folder.resolve("killed").toString();
            JavaProcess job = JavaProcess.start(
                    MainJob.class,
                    "--dir",
                    dir,
                    "--every",
                    String.valueOf(EVERY),
                    "--resume",
                    "--org-ready-file",
                    readyFile.toString());
            running.set(job);
            runs.add(job);
            status = job.watch(watcher.andThen(this::letTimePass));
            assertThat(status).as(String.join("\n", job.lines())).isIn(0, SIGKILL);
        } while (status == SIGKILL);
        return runs;
    }

    private void letTimePass(String line) {
        if (line.endsWith("waiting")) {
            org.clock().advance(Duration.ofMinutes(2));
        }
    }

    private List<String> contentOfUndisturbedRun() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        JavaProcess job =
                JavaProcess.start(MainJob.class, "--dir", undisturbed.toString(), "--every", String.valueOf(EVERY));
        assertThat(job.watch(line -> {})).as(String.join("\n", job.lines())).isZero();
        return new Database(undisturbed).content();
    }
}
