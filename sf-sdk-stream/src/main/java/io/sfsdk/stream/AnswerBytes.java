package io.sfsdk.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of one answer, in room that the next answer may use. Used by one thread at a time. */
final class AnswerBytes {
    /** Room that is kept from one answer to the next. */
    private static final int KEPT = 1 << 20;

    private static final int FIRST = 16 << 10;

    private byte[] room = new byte[FIRST];
    private int length;

    /**
     * Reads to the end, in place of what it held.
     *
     * @param most bytes at most
     * @return false if there are more
     */
    boolean fill(InputStream body, int most) throws IOException {
        length = 0;
        int read = body.read(room, 0, room.length);
        while (read >= 0) {
            length += read;
            if (length > most) {
                return false;
            }
            if (length == room.length) {
                room = Arrays.copyOf(room, room.length > most / 2 ? most + 1 : room.length * 2);
            }
            read = body.read(room, length, room.length - length);
        }
        return true;
    }

    byte[] room() {
        return room;
    }

    int length() {
        return length;
    }

    boolean isWorthKeeping() {
        return room.length <= KEPT;
    }
}
