package io.sfsdk.testkit;

import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.store.OrgStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records from a folder: {@code Account.jsonl} holds accounts, one JSON object a line. Files whose records name parents by
 * external id are loaded after those of the parents, whatever their names.
 */
final class SeedData {
    private static final String SUFFIX = ".jsonl";

    private SeedData() {}

    /**
     * Loads all files.
     *
     * @return how many records were loaded
     */
    static int load(Path folder, OrgStore store) throws IOException {
        Deque<Path> waiting = new ArrayDeque<>(files(folder));
        int loaded = 0;
        int failedInARow = 0;
        while (!waiting.isEmpty()) {
            Path file = waiting.removeFirst();
            try {
                loaded += loadFile(file, store);
                failedInARow = 0;
            } catch (IllegalArgumentException e) {
                if (++failedInARow > waiting.size()) {
                    throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
                }
                waiting.addLast(file);
            }
        }
        return loaded;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static int loadFile(Path file, OrgStore store) throws IOException {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                records.add(JsonReader.readObject(line));
            }
        }
        String name = String.valueOf(file.getFileName());
        return store.load(name.substring(0, name.length() - SUFFIX.length()), records);
    }
}
