package io.sfsdk.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.contract.DeadLetterStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesDeadLetterSinkTest extends DeadLetterStoreContract {
    @TempDir
    Path directory;

    @Override
    protected DeadLetterStore emptyStore() {
        return JsonLinesDeadLetterSink.at(file());
    }

    @Override
    protected DeadLetterStore reopened(DeadLetterStore same) {
        return JsonLinesDeadLetterSink.at(file());
    }

    @Test
    void aTornLastLineIsMovedAsideAndNothingElse() throws Exception {
        emptyStore().accept(List.of(letter("a"), letter("b")));
        byte[] whole = Files.readAllBytes(file());
        int lastLine = new String(whole, StandardCharsets.US_ASCII).indexOf('\n') + 1;

        int[] places = IntStream.range(lastLine + 1, whole.length)
                .filter(at -> at < lastLine + 30 || at % 23 == 0 || at > whole.length - 4)
                .toArray();

        for (int torn : places) {
            Files.write(file(), Arrays.copyOf(whole, torn));
            JsonLinesDeadLetterSink sink = JsonLinesDeadLetterSink.at(file());
            sink.accept(List.of(letter("c")));

            assertThat(sink.open(0, 10)).extracting(StoredLetter::letter).containsExactly(letter("a"), letter("c"));
            assertThat(sink.open(0, 10)).extracting(StoredLetter::number).containsExactly(1L, 2L);
        }
        assertThat(asides()).hasSize(places.length);
    }

    @Test
    void aLetterBehindATornLineThatNobodyMovedAsideCannotBeReached() throws Exception {
        DeadLetterStore sink = emptyStore();
        sink.accept(List.of(letter("a")));
        byte[] first = Files.readAllBytes(file());
        sink.accept(List.of(letter("b")));
        byte[] both = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(first, first.length - 20));
        Files.write(file(), Arrays.copyOfRange(both, first.length, both.length), StandardOpenOption.APPEND);

        DeadLetterStore reopened = JsonLinesDeadLetterSink.at(file());

        assertThat(kept(reopened)).isEmpty();
    }

    @Test
    void lettersKeptAfterTheFileWasMovedAwayAreFoundByASinkThatLives() throws Exception {
        DeadLetterStore sink = emptyStore();
        sink.accept(List.of(letter("a"), letter("b")));
        sink.claim(sink.open(0, 10));
        sink.settle(sink.open(0, 10).stream()
                .<Settlement>map(Settlement.Resolved::new)
                .toList());
        assertThat(sink.open(0, 10)).isEmpty();
        Files.move(file(), directory.resolve("last-year.jsonl"));

        sink.accept(List.of(letter("c")));

        assertThat(kept(sink)).containsExactly(letter("c"));
    }

    @Test
    void aTornEndIsStillThereToLookAt() throws Exception {
        emptyStore().accept(List.of(letter("a")));
        Files.writeString(file(), "{\"crc32c\":\"00000000\",\"n\":2,\"let", StandardOpenOption.APPEND);

        JsonLinesDeadLetterSink.at(file());

        assertThat(asides())
                .singleElement()
                .satisfies(aside ->
                        assertThat(Files.readString(aside)).isEqualTo("{\"crc32c\":\"00000000\",\"n\":2,\"let"));
    }

    @Test
    void blocksThatNeverReachedTheDiskAreATornEnd() throws Exception {
        emptyStore().accept(List.of(letter("a")));
        Files.write(file(), new byte[9_000], StandardOpenOption.APPEND);

        DeadLetterStore sink = JsonLinesDeadLetterSink.at(file());

        assertThat(kept(sink)).containsExactly(letter("a"));
    }

    @Test
    void aFileTornInItsFirstLineIsEmpty() throws Exception {
        Files.writeString(file(), "{\"crc3");

        DeadLetterStore sink = JsonLinesDeadLetterSink.at(file());
        sink.accept(List.of(letter("a")));

        assertThat(kept(sink)).containsExactly(letter("a"));
    }

    @Test
    void aDamagedLineWithGoodOnesBehindItIsAnError() throws Exception {
        emptyStore().accept(List.of(letter("a"), letter("b")));
        byte[] bytes = Files.readAllBytes(file());
        bytes[40] ^= 1;
        Files.write(file(), bytes);

        DeadLetterStore sink = JsonLinesDeadLetterSink.at(file());

        assertThatThrownBy(() -> sink.open(0, 10))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("the line at byte 0 is damaged");
    }

    @Test
    void whoeverPassesOverADamagedLineLosesItsLetter() throws Exception {
        emptyStore().accept(List.of(letter("a"), letter("b")));
        byte[] bytes = Files.readAllBytes(file());
        bytes[40] ^= 1;
        Files.write(file(), bytes);

        DeadLetterStore sink = JsonLinesDeadLetterSink.without(file(), Set.of(Countermeasure.DAMAGE_IS_AN_ERROR));

        assertThat(sink.open(0, 10)).extracting(StoredLetter::letter).containsExactly(letter("b"));
    }

    @Test
    void aLetterThatComesAgainInANewProcessIsKeptOnce() throws Exception {
        emptyStore().accept(List.of(letter("a"), letter("b")));

        DeadLetterStore reopened = JsonLinesDeadLetterSink.at(file());
        reopened.accept(List.of(letter("b"), letter("c")));

        assertThat(kept(reopened)).containsExactly(letter("a"), letter("b"), letter("c"));
    }

    @Test
    void whereTheIdsAreNotReadItIsKeptTwice() throws Exception {
        emptyStore().accept(List.of(letter("a")));

        DeadLetterStore reopened = JsonLinesDeadLetterSink.without(file(), Set.of(Countermeasure.IDS_ARE_READ));
        reopened.accept(List.of(letter("a")));

        assertThat(kept(reopened)).containsExactly(letter("a"), letter("a"));
    }

    @Test
    void withoutTheLockTwoWritersGiveOneNumberTwice() throws Exception {
        emptyStore().accept(List.of(letter("a")));
        DeadLetterStore other = JsonLinesDeadLetterSink.without(file(), Set.of(Countermeasure.LOCK));
        LetterFile mine = new LetterFile(file(), pause -> {}, new LetterDisk(), Set.of(Countermeasure.LOCK));

        mine.locked(opened -> {
            byte[] line = Line.ofLetter(Line.read(LetterFile.lastLine(opened)).number() + 1, letter("mine"), 0);
            other.accept(List.of(letter("other")));
            mine.append(opened, List.of(line));
            return line.length;
        });

        assertThat(emptyStore().open(0, 10)).extracting(StoredLetter::number).containsExactly(1L, 2L, 2L);
    }

    @Test
    void removingADamagedLineByHandLeavesTheNotesOnOtherLettersRight() throws Exception {
        DeadLetterStore sink = emptyStore();
        sink.accept(List.of(letter("a"), letter("b"), letter("c")));
        List<StoredLetter> second = sink.open(1, 1);
        sink.claim(second);
        sink.settle(List.of(new Settlement.Resolved(second.get(0))));
        List<String> lines = Files.readAllLines(file());

        Files.write(file(), lines.subList(1, lines.size()));

        assertThat(kept(sink)).containsExactly(letter("c"));
    }

    @Test
    void anotherKindOfFileIsNotTouched() throws Exception {
        Files.writeString(file(), "name,phone\nAcme,1");

        assertThatThrownBy(() -> JsonLinesDeadLetterSink.at(file()))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("something else than dead letters");

        assertThat(file()).hasContent("name,phone\nAcme,1");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"));

        emptyStore();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws Exception {
        Path target = Files.createFile(directory.resolve("target"));
        Files.createSymbolicLink(file(), target);

        assertThatThrownBy(() -> JsonLinesDeadLetterSink.at(file()))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void aMissingDirectoryIsFoundBeforeTheFirstLetter() {
        Path nowhere = directory.resolve("missing").resolve("letters.jsonl");

        assertThatThrownBy(() -> JsonLinesDeadLetterSink.at(nowhere))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void anInterruptedThreadStillKeepsItsLetters() throws Exception {
        DeadLetterStore sink = emptyStore();

        Thread.currentThread().interrupt();
        sink.accept(List.of(letter("a")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept(sink)).containsExactly(letter("a"));
    }

    @Test
    void severalThreadsWithSinksOfTheirOwnShareOneFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                done.add(threads.submit(appending("thread" + thread, 25)));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(JsonLinesDeadLetterSink.at(file()).open(0, 1_000)).hasSize(100);
    }

    @Test
    void twoProcessesShareOneFile() throws Exception {
        JsonLinesDeadLetterSink here = JsonLinesDeadLetterSink.at(file());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        file().toString(),
                        "there",
                        "40")
                .redirectErrorStream(true)
                .start();

        for (int i = 0; other.isAlive() || i < 40; i++) {
            here.accept(List.of(letter("here-" + i)));
        }
        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(output).isZero();
        List<StoredLetter> letters = here.open(0, Integer.MAX_VALUE);
        assertThat(letters.stream().filter(l -> l.letter().id().startsWith("there-")))
                .hasSize(40);
        assertThat(letters).extracting(StoredLetter::number).isSorted().doesNotHaveDuplicates();
        assertThat(asides()).isEmpty();
    }

    private Callable<Void> appending(String name, int count) {
        return () -> {
            JsonLinesDeadLetterSink sink = JsonLinesDeadLetterSink.at(file());
            IntStream.range(0, count).forEach(i -> sink.accept(List.of(letter(name + "-" + i))));
            return null;
        };
    }

    private Path file() {
        return directory.resolve("letters.jsonl");
    }

    private List<Path> asides() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().contains(".torn-"))
                    .toList();
        }
    }

    /** What the other process runs. */
    static final class AppendingProcess extends DeadLetterStoreContract {
        public static void main(String[] arguments) {
            JsonLinesDeadLetterSink sink = JsonLinesDeadLetterSink.at(Path.of(arguments[0]));
            IntStream.range(0, Integer.parseInt(arguments[2]))
                    .forEach(i -> sink.accept(List.of(letter(arguments[1] + "-" + i))));
        }

        @Override
        protected DeadLetterStore emptyStore() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected DeadLetterStore reopened(DeadLetterStore same) {
            throw new UnsupportedOperationException();
        }
    }
}
