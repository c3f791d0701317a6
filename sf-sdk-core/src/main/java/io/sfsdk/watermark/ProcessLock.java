package io.sfsdk.watermark;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.sfsdk.retry.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time through, and one store at a time within a process. The lock is the operating system's, so it is
 * gone when its holder dies; the file stays and means nothing.
 */
final class ProcessLock {
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int MAX_PAUSES = 5_000;

    private final Path file;
    private final Sleeper sleeper;

    ProcessLock(Path file, Sleeper sleeper) {
        this.file = file;
        this.sleeper = sleeper;
    }

    /** Runs {@code work} alone; waits some ten seconds for others and then fails. */
    <T> T alone(Work<T> work) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), OwnerOnly.file(file))) {
            acquire(channel);
            return work.run();
        }
    }

    /** Takes the lock, which goes when the channel is closed. */
    private void acquire(FileChannel channel) throws IOException {
        for (int pauses = 0; pauses < MAX_PAUSES; pauses++) {
            if (tryLock(channel) != null) {
                return;
            }
            pause();
        }
        throw new IOException("another process has held " + file + " for "
                + PAUSE.multipliedBy(MAX_PAUSES).toSeconds() + " seconds; is one hanging?");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another store of this process is at it
        }
    }

    private void pause() throws IOException {
        try {
            sleeper.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("interrupted while waiting for " + file);
            stopped.initCause(e);
            throw stopped;
        }
    }

    /** What is done alone. */
    interface Work<T> {
        T run() throws IOException;
    }
}
