package io.sfsdk.examples.nightly;

import io.sfsdk.examples.process.JavaProcess;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The night: an org, and a loader in another process that is killed at half of its file, in the middle of a job that the org has
 * already taken, and then run again.
 *
 * <p>Exit code 0 if each line of the file is in the org or among the dead letters, once; else 1.
 */
public final class Nightly {
    private final NightlyFile file;
    private final int step;
    private final Path folder;
    private final PrintStream out;
    private final AtomicReference<JavaProcess> running = new AtomicReference<>();

    Nightly(int step, Path folder, PrintStream out) {
        this.file = NightlyFile.every(step);
        this.step = step;
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("nightly");
        System.exit(new Nightly(1, folder, System.out).run().adds() ? 0 : 1);
    }

    /** Loads, kills, loads again, and counts. */
    Balance run() throws IOException, InterruptedException {
        try (SimulatedOrg org = SimulatedOrg.builder().clock(OrgClock.running()).start()) {
            OrgAddress.write(org, folder.resolve("org.json"));
            killAtHalf(org);
            out.printf(
                    "%,d contacts, in jobs of %,d. Everything that survives is in %s.%n",
                    file.size(), Loader.RECORDS_OF_A_JOB, folder);
            load("1. The load, killed at half");
            out.printf("  killed, with %,d contacts in the org%n", org.count("Contact"));
            load("2. The load again");
            Balance balance = Balance.of(file, org, folder.resolve("dead-letters.jsonl"));
            out.println(balance.describe());
            return balance;
        }
    }

    /** When the job in the middle is closed, the org takes it, and nobody is left to hear that. */
    private void killAtHalf(SimulatedOrg org) {
        int half = Math.max(1, file.size() / Loader.RECORDS_OF_A_JOB / 2);
        org.faults().on(Requests.patch("/jobs/ingest")).at(half, Fault.named("kill", (exchange, answer) -> {
            Response unheard = answer.apply(exchange);
            running.get().kill();
            return Reply.plain(unheard);
        }));
    }

    private void load(String title) throws IOException, InterruptedException {
        out.println(title);
        JavaProcess loader = JavaProcess.start(
                Loader.class, folder.resolve("org.json").toString(), folder.toString(), String.valueOf(step));
        running.set(loader);
        loader.watch(line -> out.println("  " + line.strip()));
    }
}
