package io.sfsdk.watermark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Every step by which a position reaches the disk, so that a test can make each of them fail. */
interface FileOps {
    /** The whole file, or null if there is none. */
    byte @org.jspecify.annotations.Nullable [] read(Path file) throws IOException;

    /** A new file only its owner may read; one that is already there is an error. */
    FileChannel create(Path file) throws IOException;

    void write(FileChannel channel, ByteBuffer bytes) throws IOException;

    /** Returns when the bytes would survive a power cut. */
    void force(FileChannel channel) throws IOException;

    /** Puts {@code from} in the place of {@code to} as one step. */
    void replace(Path from, Path to) throws IOException;

    /** Returns when the names in the folder would survive a power cut. */
    void forceFolder(Path folder) throws IOException;

    void deleteIfExists(Path file) throws IOException;
}
