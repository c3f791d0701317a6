package io.sfsdk.watermark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disk whose n-th operation fails, before it does anything, or halfway if it writes. */
class FailingFileOps implements FileOps {
    private final FileOps disk = new DiskFileOps();
    private final int failing;
    private final List<String> done = new ArrayList<>();

    /** @param failing counted from 1; 0 fails none */
    FailingFileOps(int failing) {
        this.failing = failing;
    }

    /** The operations so far, the failed one included. */
    List<String> done() {
        return done;
    }

    @Override
    public byte @Nullable [] read(Path file) throws IOException {
        step("read");
        return disk.read(file);
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        step("create");
        return disk.create(file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        try {
            step("write");
        } catch (IOException e) {
            disk.write(channel, bytes.slice(0, bytes.remaining() / 2));
            throw e;
        }
        disk.write(channel, bytes);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        step("force");
        disk.force(channel);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        step("replace");
        disk.replace(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("forceFolder");
        disk.forceFolder(folder);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        step("delete");
        disk.deleteIfExists(file);
    }

    private void step(String name) throws IOException {
        done.add(name);
        if (done.size() == failing) {
            throw new IOException("No space left on device");
        }
    }
}
