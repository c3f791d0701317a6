package io.sfsdk.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    private OutputStream moveToFile() throws IOException {
        Path created = Files.createTempFile("simulated-org-", ".blob");
        created.toFile().deleteOnExit();
        OutputStream out = Files.newOutputStream(created);
        memory.writeTo(out);
        memory = new ByteArrayOutputStream();
        file = created;
        toFile = out;
        return out;
    }
}
