package io.sfsdk.examples.mainjob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the job keeps all that must survive a kill. */
record JobFolder(Path path) {
    Path warehouse() {
        return path.resolve("warehouse");
    }

    Path deadLetters() {
        return path.resolve("dead-letters.jsonl");
    }

    Path positions() {
        return path.resolve("positions");
    }

    void create() throws IOException {
        Files.createDirectories(path);
    }

    /** Deletes what an earlier job left, and nothing else that may be there. */
    void clear() throws IOException {
        for (Path folder : List.of(path, positions())) {
            for (Path file : filesOfJob(folder)) {
                Files.delete(file);
            }
        }
    }

    private List<Path> filesOfJob(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(this::isOfJob).toList();
        }
    }

    private boolean isOfJob(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.startsWith(positions()) || name.startsWith("warehouse.") || name.startsWith("dead-letters.jsonl");
    }
}
