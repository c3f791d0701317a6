package io.sfsdk.deadletter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Every step by which letters reach the disk, so that a test can make each of them fail. */
class LetterDisk {
    /** A new file that only its owner may read. */
    void create(Path file) throws IOException {
        Files.createFile(file, ownerOnly(file));
    }

    /** Returns when the names in the folder would survive a power cut. */
    void syncFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    void write(RandomAccessFile file, byte[] bytes) throws IOException {
        file.write(bytes);
    }

    /** Returns when the bytes would survive a power cut. */
    void sync(RandomAccessFile file) throws IOException {
        file.getFD().sync();
    }

    void cut(RandomAccessFile file, long length) throws IOException {
        file.setLength(length);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
