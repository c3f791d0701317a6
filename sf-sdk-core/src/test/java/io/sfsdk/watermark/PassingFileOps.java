package io.sfsdk.watermark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A disk that tells each step by which a position reaches it, so that a test can end the process there. */
public final class PassingFileOps implements FileOps {
    /** The steps that are told. */
    public enum Step {
        HALF_WRITTEN,
        FORCED,
        RENAMED
    }

    private final FileOps disk = new DiskFileOps();
    private final Consumer<Step> listener;

    private PassingFileOps(Consumer<Step> listener) {
        this.listener = listener;
    }

    /** A store in this folder over such a disk. */
    public static WatermarkStore storeAt(Path folder, Consumer<Step> listener) throws IOException {
        FileWatermarkStore.at(folder); // makes the folder
        return new FileWatermarkStore(folder.toRealPath(), new PassingFileOps(listener));
    }

    @Override
    public byte @Nullable [] read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        int half = bytes.remaining() / 2;
        disk.write(channel, bytes.slice(bytes.position(), half));
        listener.accept(Step.HALF_WRITTEN);
        disk.write(channel, bytes.slice(bytes.position() + half, bytes.remaining() - half));
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        disk.force(channel);
        listener.accept(Step.FORCED);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        disk.replace(from, to);
        listener.accept(Step.RENAMED);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        disk.deleteIfExists(file);
    }
}
