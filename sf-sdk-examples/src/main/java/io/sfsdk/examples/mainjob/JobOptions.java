package io.sfsdk.examples.mainjob;

import io.sfsdk.examples.process.OrgAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the job is run.
 *
 * @param folder where it keeps all that must survive a kill
 * @param resume whether to go on with what is there, rather than begin anew
 * @param orgReadyFile tells where a running org is, see {@link OrgAddress}; null to start one
 * @param every takes every n-th organisation only; 1 for all
 */
record JobOptions(
        JobFolder folder, boolean resume, @Nullable Path orgReadyFile, int every) {
    static final String USAGE =
            "options: --dir FOLDER (default target/main-job), --resume, --org-ready-file FILE, --every N";

    static JobOptions parse(String... arguments) {
        JobOptions options = new JobOptions(new JobFolder(Path.of("target", "main-job")), false, null, 1);
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            options = options.with(left.pop(), left);
        }
        return options.checked();
    }

    private JobOptions checked() {
        if (resume && orgReadyFile == null) {
            throw new IllegalArgumentException("--resume needs the org of the first run: --org-ready-file FILE");
        }
        return this;
    }

    private JobOptions with(String option, Deque<String> left) {
        return switch (option) {
            case "--dir" -> new JobOptions(new JobFolder(Path.of(value(option, left))), resume, orgReadyFile, every);
            case "--resume" -> new JobOptions(folder, true, orgReadyFile, every);
            case "--org-ready-file" -> new JobOptions(folder, resume, Path.of(value(option, left)), every);
            case "--every" -> new JobOptions(folder, resume, orgReadyFile, Integer.parseInt(value(option, left)));
            default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
        };
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return left.pop();
    }
}
