package io.sfsdk.sync;

import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a content ledger is kept between runs: a mark, and boxes of ten thousand records each, sixteen bytes a record. While the
 * ledger is out, the mark says so and counts each use, so that of two workers one notices; boxes bear the count they were filled at,
 * so that one filled too late is not taken for another. For one thread.
 */
final class LedgerShelf {
    private static final int BOX = 10_000;
    private static final String FORMAT = "contents-1";
    private static final String OUT = "out";
    private static final String IN = "in";

    private final WatermarkStore store;
    private final String name;
    private final String org;
    private final boolean isMarked;
    private final Cell mark;
    private long count;

    /** @param isMarked false in tests only */
    LedgerShelf(WatermarkStore store, String name, String org, boolean isMarked) {
        this.store = store;
        this.name = name;
        this.org = org;
        this.isMarked = isMarked;
        this.mark = new Cell(store, new WatermarkKey("sync-contents", name));
    }

    /** Hands out what a run of the same org put back in good order, the longest untouched first; else nothing. */
    Map<Long, Long> take() throws RunEnd {
        String[] parts = mark.load().orElse("").split(" ", -1);
        boolean isKnown = parts.length == 5 && parts[0].equals(FORMAT);
        count = isKnown ? Long.parseLong(parts[3]) : 0;
        boolean isIn = isKnown && parts[1].equals(org) && parts[2].equals(IN);
        Map<Long, Long> contents = isIn ? contents(Integer.parseInt(parts[4])) : Map.of();
        if (isMarked) {
            mark();
        }
        return contents;
    }

    /** Empties the ledger if it is in: what is delivered from now on, it does not see. */
    void discard() throws RunEnd {
        if (mark.load().orElse("").contains(" " + IN + " ")) {
            forget();
        }
    }

    /** Empties the ledger, also one that is out. */
    void forget() throws RunEnd {
        String text = mark.load().orElse("");
        if (!text.isEmpty()) {
            count = Long.parseLong(text.split(" ", -1)[3]);
            mark();
        }
    }

    /** Proves that no other worker has taken the ledger meanwhile. */
    void mark() throws RunEnd {
        move(OUT, 0);
    }

    void putBack(Map<Long, Long> contents) throws RunEnd {
        Iterator<Map.Entry<Long, Long>> entries = contents.entrySet().iterator();
        int boxes = 0;
        while (entries.hasNext()) {
            fill(boxes, entries);
            boxes++;
        }
        move(IN, boxes);
    }

    private void move(String place, int boxes) throws RunEnd {
        count++;
        mark.move(String.join(" ", FORMAT, org, place, Long.toString(count), Integer.toString(boxes)));
    }

    private Map<Long, Long> contents(int boxes) {
        Map<Long, Long> contents = new LinkedHashMap<>();
        for (int box = 0; box < boxes; box++) {
            String[] parts = cell(box).load().orElse("").split(" ", -1);
            if (!parts[0].equals(Long.toString(count)) || parts.length != 2) {
                return Map.of();
            }
            empty(parts[1], contents);
        }
        return contents;
    }

    private void empty(String entries, Map<Long, Long> contents) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(entries));
            while (bytes.remaining() >= 2 * Long.BYTES) {
                contents.put(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the content ledger of sync " + name + " cannot be read; call reset()", e);
        }
    }

    private void fill(int box, Iterator<Map.Entry<Long, Long>> entries) throws RunEnd {
        ByteBuffer bytes = ByteBuffer.allocate(BOX * 2 * Long.BYTES);
        while (entries.hasNext() && bytes.hasRemaining()) {
            Map.Entry<Long, Long> entry = entries.next();
            bytes.putLong(entry.getKey()).putLong(entry.getValue());
        }
        ByteBuffer full = bytes.flip();
        byte[] used = new byte[full.remaining()];
        full.get(used);
        Cell cell = cell(box);
        Optional<String> unused = cell.load();
        cell.move((count + 1) + " " + Base64.getEncoder().withoutPadding().encodeToString(used));
    }

    private Cell cell(int box) {
        return new Cell(store, new WatermarkKey("sync-contents-" + box, name));
    }
}
