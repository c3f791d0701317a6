package io.sfsdk.examples.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout these tests run in: its documents and its sources. */
final class Repository {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Repository() {}

    /** README.md and its like, and everything in docs. */
    static List<Path> documents() {
        return Stream.concat(files(ROOT, 1), files(ROOT.resolve("docs"), 2))
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    /** Java sources of all modules, tests included. */
    static List<Path> sources() {
        return files(ROOT, Integer.MAX_VALUE)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.toString().contains("/target/"))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, int depth) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
