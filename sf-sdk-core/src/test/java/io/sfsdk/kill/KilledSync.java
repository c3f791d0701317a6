package io.sfsdk.kill;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.FailedChange;
import io.sfsdk.sync.PageResult;
import io.sfsdk.sync.SyncSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Main class of the process that is killed: one run of a sync of Account into a file. */
final class KilledSync {
    /** What the name of a record that the host refuses looks like. */
    private static final String REFUSED = ".*[37]";

    private final Fate fate;
    private final TargetFile target;

    private KilledSync(Fate fate, Path folder) {
        this.fate = fate;
        this.target = new TargetFile(folder.resolve("target"));
    }

    /** Arguments: point, times, org, token, folder, kind of store, JDBC URL. */
    public static void main(String[] arguments) throws IOException {
        Fate fate = new Fate(KillPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        Path folder = Path.of(arguments[4]);
        KilledSync job = new KilledSync(fate, folder);
        FatefulParts parts = new FatefulParts(fate, folder);
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(parts.telling(wire))
                        .build()) {
            SyncSummary summary = client.sync(
                            "Account", parts.telling(parts.store(StoreKind.valueOf(arguments[5]), arguments[6])))
                    .fields("Name")
                    .fromBeginning()
                    .to(job::handle, parts.letters())
                    .build()
                    .run();
            fate.end();
            System.out.println(summary.describe());
        }
    }

    private PageResult handle(ChangePage page) throws IOException {
        fate.pass(KillPoint.PAGE_READ);
        List<String> lines = new ArrayList<>();
        List<FailedChange> failed = new ArrayList<>();
        for (int i = 0; i < page.changes().size(); i++) {
            var change = page.changes().get(i);
            if (change.record().text("Name").orElseThrow().matches(REFUSED)) {
                failed.add(FailedChange.because(i, new IOException("refused")));
            } else {
                lines.add(TargetFile.line(change));
            }
        }
        if (fate.isNext(KillPoint.TARGET_HALF_WRITTEN)) {
            target.append(lines, true);
            fate.die();
        }
        target.append(lines, false);
        fate.pass(KillPoint.TARGET_WRITTEN);
        return new PageResult(failed);
    }
}
