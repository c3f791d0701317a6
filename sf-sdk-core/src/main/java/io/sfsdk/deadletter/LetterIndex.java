package io.sfsdk.deadletter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.BitSet;

/** The state of every letter of a file, two bits each, kept up to date by reading only what was appended since. */
final class LetterIndex {
    private final BitSet closed = new BitSet();
    private final BitSet claimed = new BitSet();
    private long read;
    private long last;

    /** Reads on to the end of the file, which must be locked. */
    void catchUp(RandomAccessFile file, boolean passesOverDamage) throws IOException {
        if (file.length() < read) {
            restart();
        }
        LineReader lines = new LineReader(file, read, passesOverDamage);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            take(line);
        }
        read = lines.position();
    }

    /** The number of the last letter. */
    long last() {
        return last;
    }

    boolean isOpen(long number) {
        return number <= last && !closed.get(Math.toIntExact(number));
    }

    boolean isClaimed(long number) {
        return claimed.get(Math.toIntExact(number));
    }

    private void restart() {
        closed.clear();
        claimed.clear();
        read = 0;
        last = 0;
    }

    private void take(Line line) {
        last = line.number();
        if (line.replaces() > 0) {
            closed.set(Math.toIntExact(line.replaces()));
        }
        if (line.state() != null) {
            for (long number : line.of()) {
                note(Math.toIntExact(number), line.state());
            }
        }
    }

    private void note(int number, Line.State state) {
        switch (state) {
            case CLAIMED -> claimed.set(number);
            case RELEASED -> claimed.clear(number);
            case RESOLVED -> closed.set(number);
        }
    }
}
