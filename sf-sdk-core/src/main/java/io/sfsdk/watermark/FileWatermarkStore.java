package io.sfsdk.watermark;

import io.sfsdk.retry.Sleeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each position in a file of its own, for one machine. Safe to share between threads, stores and processes on a local
 * file system; network file systems often lie about locks and durability, so use a database there.
 *
 * <p>A position is written to a new file, forced to the disk, and put in place of the old one as one step: a crash or a power cut
 * leaves the old position or the new one, never half of one. Files are readable by their owner only.
 *
 * <p>A file that does not match its checksum is never overwritten and never taken for empty: it is an exception that says what
 * to do. About a millisecond a move on an SSD.
 */
public final class FileWatermarkStore implements WatermarkStore {
    private final Path folder;
    private final FileOps files;

    FileWatermarkStore(Path folder, FileOps files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Keeps positions in this folder, which is made if it is missing, for its owner only.
     *
     * @throws WatermarkStoreException if it cannot be made
     */
    public static FileWatermarkStore at(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnerOnly.folder(folder));
            }
            return new FileWatermarkStore(folder.toRealPath(), new DiskFileOps());
        } catch (IOException e) {
            throw new WatermarkStoreException("cannot keep watermarks in " + folder + ": " + e, e);
        }
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        try {
            return Optional.ofNullable(read(key));
        } catch (IOException e) {
            throw new WatermarkStoreException("cannot read the position of " + key + " in " + folder + ": " + e, e);
        }
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        ProcessLock lock = new ProcessLock(file(key, ".lock"), Sleeper.system());
        try {
            return lock.alone(() -> replaceIf(key, expected, next));
        } catch (IOException e) {
            throw new WatermarkStoreException(
                    "cannot move " + key + " in " + folder + ": " + e + "; load it to see where it stands", e);
        }
    }

    private boolean replaceIf(WatermarkKey key, @Nullable Watermark expected, Watermark next) throws IOException {
        Watermark current = read(key);
        if (current == null ? expected != null : !current.equals(expected)) {
            return false;
        }
        Path fresh = file(key, ".new");
        files.deleteIfExists(fresh); // left by a process that died here
        write(fresh, WatermarkFile.encode(key, next));
        files.replace(fresh, file(key, ".watermark"));
        files.forceFolder(folder);
        return true;
    }

    private void write(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel channel = files.create(fresh)) {
            files.write(channel, ByteBuffer.wrap(bytes));
            files.force(channel);
        }
    }

    private @Nullable Watermark read(WatermarkKey key) throws IOException {
        Path file = file(key, ".watermark");
        byte[] bytes = files.read(file);
        if (bytes == null) {
            return null;
        }
        Watermark watermark = WatermarkFile.decode(key, bytes);
        if (watermark == null) {
            throw new WatermarkStoreException(
                    file + " does not match its checksum or belongs to another key than " + key
                            + ". It was left as it is. Keep a copy and look at its last line; put a backup in its place, or"
                            + " move it away to begin again as if " + key + " had no position",
                    null);
        }
        return watermark;
    }

    private Path file(WatermarkKey key, String suffix) {
        return folder.resolve(WatermarkFileName.of(key) + suffix);
    }
}
