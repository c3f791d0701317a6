package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation on the file of letters fails once, or from then on: what was kept stays, and what was not is told. */
class LetterDiskTest {
    private static final List<String> STEPS = List.of(
            "create",
            "syncFolder",
            "write",
            "sync",
            "write",
            "sync",
            "create",
            "write",
            "sync",
            "syncFolder",
            "cut",
            "sync",
            "write",
            "sync");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "No space left on device, false",
        "No space left on device, true",
        "Input/output error, false",
        "Input/output error, true",
    })
    void whicheverOperationFailsWhatWasKeptStaysAndWhatWasNotIsTold(String error, boolean isForGood)
            throws IOException {
        for (int failing = 1; failing <= STEPS.size(); failing++) {
            Path file = Files.createDirectory(folder.resolve(String.valueOf(failing)))
                    .resolve("letters.jsonl");
            FailingLetterDisk disk = new FailingLetterDisk(failing, isForGood, error);

            List<String> told = storeThree(file, disk);

            List<String> kept = ids(JsonLinesDeadLetterSink.at(file));
            assertThat(kept).as("kept, failed at " + disk.done()).containsAll(told);
            assertThat(disk.done()).hasSizeGreaterThanOrEqualTo(failing);
        }
    }

    @Test
    void theseAreAllOperations() throws IOException {
        FailingLetterDisk disk = new FailingLetterDisk(0, false, "none");

        List<String> told = storeThree(folder.resolve("letters.jsonl"), disk);

        assertThat(told).containsExactly("a", "b", "c");
        assertThat(disk.done()).containsExactlyElementsOf(STEPS);
    }

    @Test
    void aFailureNamesTheFileAndTheCause() {
        FailingLetterDisk disk = new FailingLetterDisk(4, false, "No space left on device");
        Path file = folder.resolve("letters.jsonl");
        JsonLinesDeadLetterSink sink = JsonLinesDeadLetterSink.at(file, disk);

        assertThatThrownBy(() -> sink.accept(List.of(letter("a"))))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("No space left on device");

        assertThat(ids(JsonLinesDeadLetterSink.at(file))).isEmpty();
    }

    @Test
    void aTornEndIsOnTheDiskElsewhereBeforeItIsCutOff() throws IOException {
        for (int failing = 1; failing <= 6; failing++) {
            Path file = Files.createDirectory(folder.resolve(String.valueOf(failing)))
                    .resolve("letters.jsonl");
            JsonLinesDeadLetterSink.at(file).accept(List.of(letter("a")));
            Files.writeString(file, "{\"crc32c\":\"torn", StandardOpenOption.APPEND);

            assertThatThrownBy(() -> JsonLinesDeadLetterSink.at(file, failingAt(file)))
                    .isInstanceOf(DeadLetterException.class);

            try (Stream<Path> all = Files.list(folder.resolve(String.valueOf(failing)))) {
                assertThat(all.map(LetterDiskTest::text))
                        .anySatisfy(text -> assertThat(text).contains("torn"));
            }
        }
    }

    private static FailingLetterDisk failingAt(Path file) {
        return new FailingLetterDisk(
                Integer.parseInt(String.valueOf(file.getParent().getFileName())), true, "No space left on device");
    }

    /** Keeps three letters by three sinks, the last of which finds a torn end. Gives those that were told to be kept. */
    private static List<String> storeThree(Path file, FailingLetterDisk disk) throws IOException {
        List<String> told = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            if (id.equals("c") && Files.exists(file)) {
                Files.writeString(
                        file, Files.size(file) == 0 ? "{\"crc" : "{\"crc32c\":\"torn", StandardOpenOption.APPEND);
            }
            try {
                JsonLinesDeadLetterSink.at(file, disk).accept(List.of(letter(id)));
                told.add(id);
            } catch (DeadLetterException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
        return told;
    }

    private static DeadLetter letter(String id) {
        return new DeadLetter(
                id,
                "load",
                0,
                null,
                SObject.of("Account").with("Name", "Acme"),
                DeadLetterReason.HANDLER_FAILED,
                List.of(ApiError.of(ErrorCode.HANDLER_FAILED, "no")),
                1,
                null,
                Instant.EPOCH,
                null);
    }

    private static List<String> ids(JsonLinesDeadLetterSink sink) {
        return sink.open(0, 10).stream().map(stored -> stored.letter().id()).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
