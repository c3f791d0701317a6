package io.sfsdk.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.retry.Sleeper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps letters in a file of JSON lines, to which it only ever appends: one line a letter, and notes on what became of earlier
 * ones. The file is readable by its owner only, because records are in it.
 *
 * <p>When a method returns, its lines are on the disk. A line that a crash left half-written is moved aside into a file of its
 * own, {@code <name>.torn-<place>}, with a warning in the log; its job never learned that it was kept. A line damaged in any
 * other way is an error, since something that was kept is gone.
 *
 * <p>The file is open and locked only while a method runs, so there is nothing to close, and several jobs, threads and processes
 * may share it on a file system whose locks work (not every network file system's do). Safe to share.
 *
 * <p>A letter handed over again is kept once, if this instance saw it among its last 10,000.
 */
public final class JsonLinesDeadLetterSink implements DeadLetterStore {
    private static final int REMEMBERED_IDS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final LetterFile file;
    private final LetterIndex index = new LetterIndex();
    private final Set<String> recentIds = new LinkedHashSet<>();
    private boolean areIdsRead;
    private long resumeAfter;
    private long resumeAt;

    private JsonLinesDeadLetterSink(LetterFile file) {
        this.file = file;
    }

    /**
     * Opens the file, or creates it.
     *
     * @param path in a directory that exists; not a symbolic link
     * @throws DeadLetterException if it cannot be used, now rather than at the first dead letter
     */
    public static JsonLinesDeadLetterSink at(Path path) {
        return at(path, new LetterDisk(), Set.of());
    }

    static JsonLinesDeadLetterSink at(Path path, LetterDisk disk) {
        return at(path, disk, Set.of());
    }

    /** For tests of this package: see {@link Countermeasure}. */
    static JsonLinesDeadLetterSink without(Path path, Set<Countermeasure> off) {
        return at(path, new LetterDisk(), off);
    }

    private static JsonLinesDeadLetterSink at(Path path, LetterDisk disk, Set<Countermeasure> off) {
        LetterFile file = new LetterFile(path, Sleeper.system(), disk, off);
        file.locked(RandomAccessFile::length);
        return new JsonLinesDeadLetterSink(file);
    }

    /** Where the letters are. */
    public Path path() {
        return file.path();
    }

    @Override
    public void accept(List<DeadLetter> letters) {
        locked(opened -> {
            readIds(opened);
            long number = lastNumber(opened);
            List<byte[]> lines = new ArrayList<>();
            for (DeadLetter letter : letters) {
                if (!recentIds.contains(letter.id())) {
                    lines.add(Line.ofLetter(++number, letter, 0));
                }
            }
            file.append(opened, lines);
            letters.forEach(letter -> remember(letter.id()));
            return lines.size();
        });
    }

    @Override
    public long last() {
        return locked(JsonLinesDeadLetterSink::lastNumber);
    }

    @Override
    public List<StoredLetter> open(long after, int max) {
        return locked(opened -> {
            index.catchUp(opened, passesOverDamage());
            boolean canResume = after == resumeAfter && resumeAt <= opened.length();
            LineReader lines = new LineReader(opened, canResume ? resumeAt : 0, passesOverDamage());
            List<StoredLetter> letters = new ArrayList<>();
            while (letters.size() < max) {
                Line line = lines.next();
                if (line == null) {
                    break;
                }
                addIfOpen(line, after, letters);
            }
            resumeAt = lines.position();
            resumeAfter =
                    letters.isEmpty() ? after : letters.get(letters.size() - 1).number();
            return letters;
        });
    }

    private void addIfOpen(Line line, long after, List<StoredLetter> letters) throws IOException {
        JsonNode letter = line.letter();
        long number = line.number();
        if (letter != null && number > after && index.isOpen(number)) {
            letters.add(new StoredLetter(number, read(number, letter), index.isClaimed(number)));
        }
    }

    private static DeadLetter read(long number, JsonNode letter) throws IOException {
        try {
            return LetterJson.read(letter);
        } catch (IllegalArgumentException e) {
            throw new IOException("letter " + number + " is not of this format: " + e.getMessage(), e);
        }
    }

    @Override
    public List<StoredLetter> claim(List<StoredLetter> letters) {
        return locked(opened -> {
            index.catchUp(opened, passesOverDamage());
            List<StoredLetter> claimed = letters.stream()
                    .filter(letter ->
                            index.isOpen(letter.number()) && index.isClaimed(letter.number()) == letter.claimed())
                    .toList();
            List<byte[]> lines = new ArrayList<>();
            addNote(
                    index.last(),
                    Line.State.CLAIMED,
                    claimed.stream().map(StoredLetter::number).toList(),
                    lines);
            file.append(opened, lines);
            return claimed;
        });
    }

    @Override
    public void settle(List<Settlement> settlements) {
        locked(opened -> {
            index.catchUp(opened, passesOverDamage());
            file.append(opened, lines(settlements));
            return settlements.size();
        });
    }

    private List<byte[]> lines(List<Settlement> settlements) {
        long number = index.last();
        List<byte[]> lines = new ArrayList<>();
        List<Long> resolved = new ArrayList<>();
        List<Long> released = new ArrayList<>();
        for (Settlement settlement : settlements) {
            long of = settlement.stored().number();
            if (settlement instanceof Settlement.Resolved) {
                resolved.add(of);
            } else if (settlement instanceof Settlement.Released) {
                released.add(of);
            } else if (settlement instanceof Settlement.Replaced replaced && index.isOpen(of)) {
                lines.add(Line.ofLetter(++number, replaced.successor(), of));
            }
        }
        addNote(number, Line.State.RESOLVED, resolved, lines);
        addNote(number, Line.State.RELEASED, released, lines);
        return lines;
    }

    private static void addNote(long number, Line.State state, List<Long> of, List<byte[]> lines) {
        if (!of.isEmpty()) {
            lines.add(Line.ofNote(number, state, of));
        }
    }

    private <T> T locked(LetterFile.Work<T> work) {
        lock.lock();
        try {
            return file.locked(work);
        } finally {
            lock.unlock();
        }
    }

    private static long lastNumber(RandomAccessFile opened) throws IOException {
        byte[] line = LetterFile.lastLine(opened);
        try {
            return line.length == 0 ? 0 : Line.read(line).number();
        } catch (IllegalArgumentException e) {
            throw new IOException("its last line is not of this format: " + e.getMessage(), e);
        }
    }

    /** A job that was killed before it moved its position hands its last letters over again, in a new process. */
    private void readIds(RandomAccessFile opened) throws IOException {
        if (areIdsRead || !file.isOn(Countermeasure.IDS_ARE_READ)) {
            return;
        }
        areIdsRead = true;
        LineReader lines =
                new LineReader(opened, 0, true); // damage is told to whoever reads letters, and stops no new ones
        for (Line line = lines.next(); line != null; line = lines.next()) {
            JsonNode letter = line.letter();
            if (letter != null && letter.path("id").isTextual()) {
                remember(letter.path("id").textValue());
            }
        }
    }

    private boolean passesOverDamage() {
        return !file.isOn(Countermeasure.DAMAGE_IS_AN_ERROR);
    }

    private void remember(String id) {
        recentIds.add(id);
        if (recentIds.size() > REMEMBERED_IDS) {
            recentIds.remove(recentIds.iterator().next());
        }
    }

    @Override
    public String toString() {
        @Nullable Path name = file.path().getFileName();
        return "JsonLinesDeadLetterSink[" + name + "]";
    }
}
