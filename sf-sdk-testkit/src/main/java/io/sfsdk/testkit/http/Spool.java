package io.sfsdk.testkit.http;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what is written to it: in memory while it is small, in a temporary file once it is not. Used by one thread. */
public final class Spool extends OutputStream {
    private final int mostInMemory;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream toFile;
    private long length;

    /** @param mostInMemory bytes from which on a file is used */
    public Spool(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        length += count;
        OutputStream large = toFile;
        if (large == null && memory.size() + count <= mostInMemory) {
            memory.write(bytes, from, count);
            return;
        }
        if (large == null) {
            large = moveToFile();
        }
        large.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
        if (toFile != null) {
            toFile.close();
        }
    }

    /** What was written, if it is small. */
    public byte[] inMemory() {
        return memory.toByteArray();
    }

    /** The file with all that was written, if it is large; whoever takes it deletes it. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** All that was written, of any size; close the spool before. */
    public InputStream content() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    /** Bytes written so far. */
    public long length() {
        return length;
    }

    /** Gives up what a large content took on the disk. */
    public void discard() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private OutputStream moveToFile() throws IOException {
        Path created = Files.createTempFile("simulated-org-", ".blob");
        created.toFile().deleteOnExit();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(created), 64 * 1024);
        memory.writeTo(out);
        memory = new ByteArrayOutputStream();
        file = created;
        toFile = out;
        return out;
    }
}
