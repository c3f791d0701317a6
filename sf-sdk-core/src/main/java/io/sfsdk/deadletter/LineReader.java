package io.sfsdk.deadletter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a letter file one after the other, holding one line at a time. */
final class LineReader {
    private static final int BLOCK = 64 * 1024;

    private final RandomAccessFile file;
    private final boolean passesOverDamage;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int filled;
    private long position;

    LineReader(RandomAccessFile file, long from, boolean passesOverDamage) throws IOException {
        this.passesOverDamage = passesOverDamage;
        this.file = file;
        this.position = from;
        file.seek(from);
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        long start = position;
        byte @Nullable [] line = nextBytes();
        if (line == null) {
            return null;
        }
        try {
            return Line.read(line);
        } catch (IllegalArgumentException e) {
            if (passesOverDamage) {
                return next();
            }
            throw new IOException(
                    "the line at byte " + start + " is damaged (" + e.getMessage()
                            + "); good lines follow, so it was not torn by a crash. Move it out of the file to go on",
                    e);
        }
    }

    private byte @Nullable [] nextBytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (at == filled && !fill()) {
                return null;
            }
            int from = at;
            while (at < filled && block[at] != '\n') {
                at++;
            }
            line.write(block, from, at - from);
            if (at < filled) {
                at++;
                position += line.size() + 1L;
                return line.toByteArray();
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, file.read(block));
        return filled > 0;
    }
}
