package io.sfsdk.deadletter;

import io.sfsdk.retry.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole lines at the end of a file. Open only while a method runs, under a lock that keeps out other threads and processes.
 *
 * <p>Uses {@link RandomAccessFile} because an interrupt closes a {@link FileChannel} in the middle of a write.
 */
final class LetterFile {
    private static final Logger log = LoggerFactory.getLogger(LetterFile.class);
    private static final Duration LOCK_PAUSE = Duration.ofMillis(10);
    private static final int LOCK_ATTEMPTS = 3_000;
    private static final int BLOCK = 64 * 1024;

    private final Path path;
    private final Sleeper sleeper;
    private final LetterDisk disk;
    private final Set<Countermeasure> off;

    /** @param off none but in tests of this package */
    LetterFile(Path path, Sleeper sleeper, LetterDisk disk, Set<Countermeasure> off) {
        this.path = path;
        this.sleeper = sleeper;
        this.disk = disk;
        this.off = off;
    }

    boolean isOn(Countermeasure countermeasure) {
        return !off.contains(countermeasure);
    }

    Path path() {
        return path;
    }

    /** Something done with the file while it is locked and has no torn end. */
    @FunctionalInterface
    interface Work<T> {
        T with(RandomAccessFile file) throws IOException;
    }

    /** @throws DeadLetterException if the file cannot be read, written or locked */
    <T> T locked(Work<T> work) {
        try {
            create();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                lockUntilClosed(file.getChannel());
                mendEnd(file);
                return work.with(file);
            }
        } catch (IOException e) {
            throw new DeadLetterException("cannot use the dead letter file " + path + ": " + e, e);
        }
    }

    /** Appends whole lines, durable when it returns. If it throws, none of them is there, as far as can be made sure. */
    void append(RandomAccessFile file, List<byte[]> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        long end = file.length();
        try {
            file.seek(end);
            disk.write(file, bytes.toByteArray());
            disk.sync(file);
        } catch (IOException e) {
            cutOff(file, end, e);
            throw e;
        }
    }

    /** The last line without its end; empty if the file is. */
    static byte[] lastLine(RandomAccessFile file) throws IOException {
        long end = file.length() - 1;
        return end < 0 ? new byte[0] : read(file, startOfLine(file, end), end);
    }

    private void create() throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException("it is a symbolic link");
        }
        if (!Files.exists(path)) {
            try {
                disk.create(path);
            } catch (FileAlreadyExistsException e) {
                log.debug("dead letter file was created by another [file={}]", path);
            }
            disk.syncFolder(folder());
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private void lockUntilClosed(FileChannel channel) throws IOException {
        for (int attempt = 1; isOn(Countermeasure.LOCK) && !tryLock(channel); attempt++) {
            if (attempt == LOCK_ATTEMPTS) {
                throw new IOException("another thread or process holds its lock");
            }
            pause();
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process: wait for it as for another process
        }
    }

    private void pause() throws IOException {
        try {
            sleeper.sleep(LOCK_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another thread or process held its lock", e);
        }
    }

    /** Moves half-written lines at the end aside; their job never learned that they were kept. */
    private void mendEnd(RandomAccessFile file) throws IOException {
        requireOurs(file);
        long length = file.length();
        long end = endOfIntactLines(file, length);
        if (end == length) {
            return;
        }
        Path aside = freeName(end);
        keep(read(file, end, length), aside);
        disk.cut(file, end);
        disk.sync(file);
        log.warn("dead letter file had a torn end, moved aside [file={}, to={}, bytes={}]", path, aside, length - end);
    }

    /** Durable before the bytes are cut off where they were. */
    private void keep(byte[] torn, Path aside) throws IOException {
        disk.create(aside);
        try (RandomAccessFile file = new RandomAccessFile(aside.toFile(), "rw")) {
            disk.write(file, torn);
            disk.sync(file);
        }
        disk.syncFolder(folder());
    }

    /** Mending must never eat a file that somebody named by mistake. */
    private static void requireOurs(RandomAccessFile file) throws IOException {
        int length = (int) Math.min(Line.BEGINNING.length(), file.length());
        String beginning = new String(read(file, 0, length), StandardCharsets.US_ASCII);
        if (!Line.BEGINNING.startsWith(beginning)) {
            throw new IOException("it holds something else than dead letters");
        }
    }

    private static long endOfIntactLines(RandomAccessFile file, long length) throws IOException {
        long end = length;
        while (end > 0) {
            boolean ended = read(file, end - 1, end)[0] == '\n';
            long start = startOfLine(file, ended ? end - 1 : end);
            if (ended && Line.isIntact(read(file, start, end - 1))) {
                return end;
            }
            end = start;
        }
        return 0;
    }

    private Path freeName(long offset) {
        String name = path.getFileName() + ".torn-" + offset;
        Path aside = path.resolveSibling(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = path.resolveSibling(name + "-" + i);
        }
        return aside;
    }

    private static long startOfLine(RandomAccessFile file, long end) throws IOException {
        for (long until = end; until > 0; until -= Math.min(BLOCK, until)) {
            long from = Math.max(0, until - BLOCK);
            byte[] block = read(file, from, until);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    private static byte[] read(RandomAccessFile file, long from, long until) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(until - from)];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    private void cutOff(RandomAccessFile file, long end, IOException cause) {
        try {
            disk.cut(file, end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
