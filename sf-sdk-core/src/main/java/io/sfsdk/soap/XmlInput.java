package io.sfsdk.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of an answer, of which only the token that is being read is in memory. {@code buffer[pos, end)} has not been read.
 * Used by one thread.
 */
final class XmlInput {
    /** Far more than the longest field of an org in base64. */
    private static final int LONGEST_TOKEN = 128 << 20;

    private final InputStream in;
    byte[] buffer = new byte[16 * 1024];
    int pos;
    int end;
    private long dropped;

    XmlInput(InputStream in) {
        this.in = in;
    }

    /** Where reading is, in bytes from the start. */
    long offset() {
        return dropped + pos;
    }

    /**
     * Reads on behind a token that starts at {@code pos} and has been scanned to the end of the buffer. The token moves to the
     * buffer's start.
     *
     * @return where scanning goes on
     * @throws XmlException if there is nothing more
     */
    int more(int scanned) throws IOException {
        int kept = scanned - pos;
        if (!fill()) {
            throw new XmlException("an end in the middle, at byte " + (dropped + end));
        }
        return pos + kept;
    }

    /** Sees to it that {@code count} bytes are there; false if the answer ends before. */
    boolean has(int count) throws IOException {
        while (end - pos < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        int kept = end - pos;
        if (pos > 0) {
            System.arraycopy(buffer, pos, buffer, 0, kept);
            dropped += pos;
            pos = 0;
            end = kept;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, bounded(end * 2));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    /** Refuses to keep more of one token than any answer holds. */
    static int bounded(int bytes) throws XmlException {
        if (bytes > LONGEST_TOKEN) {
            throw XmlException.hostile("a text of more than " + (LONGEST_TOKEN >> 20) + " MB");
        }
        return bytes;
    }

    boolean startsWith(byte[] expected) throws IOException {
        return has(expected.length) && Arrays.equals(buffer, pos, pos + expected.length, expected, 0, expected.length);
    }

    /** Passes over everything up to and with a sequence, without keeping it; refuses control characters on the way. */
    void skipPast(byte[] closing) throws IOException {
        while (!startsWith(closing)) {
            if (!has(1)) {
                throw new XmlException("an end in the middle, at byte " + offset());
            }
            if (XmlSigns.isIllegal(buffer[pos])) {
                throw new XmlException("a sign that XML forbids, at byte " + offset());
            }
            pos++;
        }
        pos += closing.length;
    }
}
