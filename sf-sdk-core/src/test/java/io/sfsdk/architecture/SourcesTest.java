package io.sfsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What bytecode does not show. */
class SourcesTest {
    private static final Path MAIN = Path.of("src", "main", "java");

    @Test
    void everyPackageSaysInOneSentenceWhatItHoldsAndThatNothingIsNull() {
        Set<Path> packages = sources().stream().map(Path::getParent).collect(Collectors.toSet());

        assertThat(packages)
                .as(
                        "a reader must learn what a package is for, and a checker that nothing in it is null: write package-info.java")
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("@NullMarked")
                        .startsWith("/** "));
    }

    @Test
    void noBlockIsSynchronized() {
        assertThat(sources())
                .as("it pins virtual threads; guard with a ReentrantLock and keep I/O outside it")
                .noneMatch(source -> read(source).matches("(?s).*\\bsynchronized\\s*\\(.*"));
    }

    @Test
    void noFileIsLeftUnfinished() {
        assertThat(sources())
                .as("what is not done is an issue, not a remark; do it or file it")
                .noneMatch(source -> read(source).matches("(?s).*\\b(TODO|FIXME)\\b.*"));
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
