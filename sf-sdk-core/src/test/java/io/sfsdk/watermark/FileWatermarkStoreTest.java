package io.sfsdk.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sfsdk.contract.WatermarkStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWatermarkStoreTest extends WatermarkStoreContract {
    private static final WatermarkKey KEY = new WatermarkKey("sync", "Account");
    private static final Watermark OLD = new Watermark("old");
    private static final Watermark NEW = new Watermark("new");

    @TempDir
    Path temp;

    @Override
    protected WatermarkStore emptyStore() {
        folder = temp.resolve(UUID.randomUUID().toString());
        return FileWatermarkStore.at(folder);
    }

    @Override
    protected WatermarkStore reopened(WatermarkStore same) {
        return FileWatermarkStore.at(folder);
    }

    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void whicheverOperationFailsThePositionIsTheOldOneOrTheNewOne(int failing) {
        emptyStore().advance(KEY, null, OLD);
        FailingFileOps disk = new FailingFileOps(failing);

        assertThatThrownBy(() -> new FileWatermarkStore(folder, disk).advance(KEY, OLD, NEW))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("sync/Account")
                .hasMessageContaining("No space left on device");

        boolean isReplaced = disk.done().contains("forceFolder");
        assertThat(reopened(null).load(KEY)).contains(isReplaced ? NEW : OLD);
        assertThat(reopened(null).advance(KEY, isReplaced ? NEW : OLD, new Watermark("later")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void whicheverOperationOfTheFirstMoveFailsThereIsNoPositionOrTheNewOne(int failing) {
        emptyStore();
        FailingFileOps disk = new FailingFileOps(failing);

        assertThatThrownBy(() -> new FileWatermarkStore(folder, disk).advance(KEY, null, NEW))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("load it to see where it stands");

        Watermark there = disk.done().contains("forceFolder") ? NEW : null;
        assertThat(reopened(null).load(KEY)).isEqualTo(Optional.ofNullable(there));
        assertThat(reopened(null).advance(KEY, there, OLD)).isTrue();
    }

    @Test
    void writtenInItsPlaceThePositionIsNeitherTheOldOneNorTheNewOne() throws IOException {
        emptyStore().advance(KEY, null, OLD);
        FileOps inPlace = new FailingFileOps(0) {
            @Override
            public void replace(Path from, Path to) throws IOException {
                byte[] bytes = Files.readAllBytes(from);
                Files.write(to, Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> new FileWatermarkStore(folder, inPlace).advance(KEY, OLD, NEW))
                .isInstanceOf(WatermarkStoreException.class);

        assertThatThrownBy(() -> reopened(null).load(KEY))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("does not match its checksum");
    }

    @Test
    void everyOperationOfAMoveIsOneThatCanFail() {
        emptyStore();
        FailingFileOps disk = new FailingFileOps(0);

        new FileWatermarkStore(folder, disk).advance(KEY, null, NEW);

        assertThat(disk.done()).containsExactly("read", "delete", "create", "write", "force", "replace", "forceFolder");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 30, 50})
    void aCutFileIsReportedAndNeverOverwritten(int length) throws IOException {
        emptyStore().advance(KEY, null, new Watermark("2026-01-01T00:00:00Z"));
        byte[] cut = Arrays.copyOf(Files.readAllBytes(positionFile()), length);
        Files.write(positionFile(), cut);

        assertThatThrownBy(() -> reopened(null).load(KEY))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("does not match its checksum")
                .hasMessageContaining("put a backup in its place");
        assertThatThrownBy(() -> reopened(null).advance(KEY, null, NEW)).isInstanceOf(WatermarkStoreException.class);

        assertThat(positionFile()).hasBinaryContent(cut);
    }

    @Test
    void noFlippedBitGoesUnseen() throws IOException {
        emptyStore().advance(KEY, null, new Watermark("2026-01-01T00:00:00Z"));
        byte[] whole = Files.readAllBytes(positionFile());

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(WatermarkFile.decode(KEY, flipped)).as("bit " + bit).isNull();
        }
    }

    @Test
    void aFileOfAnotherKeyIsNotTakenForOurs() throws IOException {
        WatermarkStore store = emptyStore();
        store.advance(KEY, null, OLD);
        Path other = folder.resolve(WatermarkFileName.of(new WatermarkKey("sync", "Contact")) + ".watermark");
        Files.copy(positionFile(), other);

        assertThatThrownBy(() -> store.load(new WatermarkKey("sync", "Contact")))
                .isInstanceOf(WatermarkStoreException.class)
                .hasMessageContaining("belongs to another key than sync/Contact");
    }

    @Test
    void whatADeadProcessLeftBehindIsPutAside() throws IOException {
        WatermarkStore store = emptyStore();
        store.advance(KEY, null, OLD);
        Files.writeString(folder.resolve(WatermarkFileName.of(KEY) + ".new"), "half a posi");

        assertThat(store.load(KEY)).contains(OLD);
        assertThat(store.advance(KEY, OLD, NEW)).isTrue();

        assertThat(store.load(KEY)).contains(NEW);
        assertThat(names()).noneMatch(name -> name.endsWith(".new"));
    }

    @Test
    void onlyTheOwnerMayReadAPosition() throws IOException {
        assumeTrue(OwnerOnly.isPosix(temp), "this file system has no POSIX permissions");

        emptyStore().advance(KEY, null, OLD);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (String name : names()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aLinkInThePlaceOfAPositionIsNotFollowed() throws IOException {
        WatermarkStore store = emptyStore();
        Path elsewhere = temp.resolve("elsewhere");
        Files.write(elsewhere, WatermarkFile.encode(KEY, OLD));
        Files.createSymbolicLink(folder.resolve(WatermarkFileName.of(KEY) + ".watermark"), elsewhere);

        assertThatThrownBy(() -> store.load(KEY)).isInstanceOf(WatermarkStoreException.class);
    }

    @Test
    void anInterruptedWaitStopsAndKeepsTheFlag() {
        WatermarkStore store = emptyStore();
        ProcessLock held = new ProcessLock(folder.resolve(WatermarkFileName.of(KEY) + ".lock"), duration -> {});

        assertThatThrownBy(() -> held.alone(() -> {
                    Thread.currentThread().interrupt();
                    return store.advance(KEY, null, NEW);
                }))
                .hasMessageContaining("load it to see where it stands");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.load(KEY)).isEmpty();
    }

    @Test
    void aHolderThatNeverLetsGoIsNamedInTheEnd() throws IOException {
        emptyStore();
        Path lock = folder.resolve("x.lock");
        ProcessLock holder = new ProcessLock(lock, duration -> {});
        ProcessLock waiting = new ProcessLock(lock, duration -> {});

        assertThatThrownBy(() -> holder.alone(() -> waiting.alone(() -> "never")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.lock")
                .hasMessageContaining("10 seconds");

        assertThat(waiting.<String>alone(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void twoProcessesNeverMoveFromTheSamePosition() throws Exception {
        emptyStore().advance(KEY, null, new Watermark("0"));

        List<Process> racers = List.of(CountingProcess.start(folder, 150), CountingProcess.start(folder, 150));
        for (Process racer : racers) {
            assertThat(racer.waitFor()).isZero();
        }

        assertThat(reopened(null).load(KEY)).contains(new Watermark("300"));
    }

    private Path positionFile() {
        return folder.resolve(WatermarkFileName.of(KEY) + ".watermark");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
