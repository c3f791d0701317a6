package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is read up to its torn end, or refused; nothing of it is lost. Uses the disk, so it is the slowest of the targets. */
class LetterFileFuzz {
    @TempDir
    static Path folder;

    static Stream<byte[]> files() {
        byte[] note = Line.ofNote(1, Line.State.RESOLVED, List.of(1L));
        String line = new String(note, StandardCharsets.US_ASCII);
        return Stream.of(line, line + line, line + line.substring(0, 30), line.substring(1) + line, "\n", "x")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
    }

    @MethodSource("files")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aFileIsReadOrRefusedAndNothingOfItIsLost(byte[] bytes) throws IOException {
        clear();
        Path file = Files.write(folder.resolve("letters"), bytes);

        try {
            JsonLinesDeadLetterSink.at(file).open(0, 10);
        } catch (DeadLetterException e) {
            assertThat(e).hasMessageContaining("letters");
        }

        assertThat(sizes()).isEqualTo(bytes.length);
    }

    private static void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static long sizes() throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
