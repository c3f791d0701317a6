package io.sfsdk.bulk;

import io.sfsdk.http.HttpBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an upload until it is sent: a small one in memory, a larger one in a temporary file that only its owner can read and that
 * {@link #close} removes. Used by one thread.
 */
final class Spool extends OutputStream {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final Path folder;
    private final int memory;
    private final long most;
    private ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long length;

    /**
     * @param memory bytes up to which it stays in memory
     * @param most bytes that the org takes
     */
    Spool(Path folder, int memory, long most) {
        this.folder = folder;
        this.memory = memory;
        this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (length > most) {
            throw new IllegalArgumentException(
                    "the records of this job take more than the " + most + " bytes that one takes; write fewer");
        }
        if (out == null && length <= memory) {
            buffer.write(bytes, offset, count);
        } else {
            onDisk().write(bytes, offset, count);
        }
    }

    private OutputStream onDisk() throws IOException {
        if (out == null) {
            file = Files.createTempFile(folder, "sf-sdk-bulk-", ".csv");
            out = Files.newOutputStream(file);
            buffer.writeTo(out);
            buffer = new ByteArrayOutputStream(0);
        }
        return out;
    }

    long length() {
        return length;
    }

    boolean isOnDisk() {
        return file != null;
    }

    /** Writes all of it, as often as it is asked. */
    void copyTo(OutputStream target) throws IOException {
        if (file == null) {
            buffer.writeTo(target);
        } else {
            Files.copy(file, target);
        }
    }

    /** All of it as a body, good until this is closed. */
    HttpBody body() {
        try {
            if (out != null) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be kept in " + folder, e);
        }
        return HttpBody.streamed("text/csv; charset=UTF-8", length, this::copyTo);
    }

    /** Removes the file. One that cannot be removed is no reason to lose what the job did. */
    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("a temporary file of a bulk upload could not be removed [folder={}]", folder, e);
        }
    }
}
