package io.sfsdk.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What is uploaded: a name, a length if it is known, and bytes that can be read from their start as often as a call needs them,
 * which is more than once if the session ends on the way. Immutable; safe to share if its source is.
 */
public final class FileContent {
    /** Opens the bytes at their start; whoever calls it closes the stream. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    private final String fileName;
    private final long length;
    private final Source source;

    private FileContent(String fileName, long length, Source source) {
        this.fileName = fileName;
        this.length = length;
        this.source = source;
        if (fileName.isEmpty() || fileName.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("a file's name is neither empty nor has it control characters");
        }
    }

    /**
     * A file, under its own name; read as it is when it is sent.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static FileContent of(Path file) {
        try {
            String name = Objects.requireNonNull(file.getFileName(), "a root is no file")
                    .toString();
            return new FileContent(name, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file to upload cannot be read", e);
        }
    }

    /** Bytes in memory; the array is kept, not copied. */
    public static FileContent of(String fileName, byte[] bytes) {
        return new FileContent(fileName, bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
    }

    /** Bytes from elsewhere whose number is not known beforehand. */
    public static FileContent of(String fileName, Source source) {
        return new FileContent(fileName, -1, source);
    }

    /**
     * Bytes from elsewhere.
     *
     * @param length how many there are; a source with more or fewer makes the upload fail
     */
    public static FileContent of(String fileName, long length, Source source) {
        if (length < 0) {
            throw new IllegalArgumentException("a length is not negative, got " + length);
        }
        return new FileContent(fileName, length, source);
    }

    public String fileName() {
        return fileName;
    }

    /** Bytes, if known. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    InputStream open() throws IOException {
        try {
            return source.open();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public String toString() {
        return "FileContent[" + (length < 0 ? "unknown number of" : length) + " bytes]";
    }
}
