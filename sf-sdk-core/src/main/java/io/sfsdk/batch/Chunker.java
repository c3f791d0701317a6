package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the input into chunks that fit one call, in order: by number, by bytes, and where the type changes. Pulls one record more
 * than it hands out at most. A record that cannot be sent comes with its fate.
 */
final class Chunker {
    private final Iterator<? extends SObject> input;
    private final Step step;
    private final int maxRecords;

    private List<Item> chunk = new ArrayList<>();
    private long chunkBytes;
    private @Nullable String chunkType;

    private @Nullable Item held;
    private long heldBytes;
    private long pulled;

    Chunker(Iterator<? extends SObject> input, Step step, int chunkSize) {
        this.input = input;
        this.step = step;
        this.maxRecords = Math.min(chunkSize, step.maxRecords());
    }

    /** The next chunk; empty at the end of the input. */
    List<Item> next() {
        while (chunk.size() < maxRecords && (held != null || input.hasNext())) {
            Item item = held != null ? held : pull();
            if (item.fate() == null && !fits(item)) {
                break;
            }
            held = null;
            add(item);
        }
        return handOut();
    }

    /** How many records the input has given. */
    long pulled() {
        return pulled;
    }

    /** What was pulled and not handed out. */
    List<Item> rest() {
        List<Item> rest = new ArrayList<>(chunk);
        if (held != null) {
            rest.add(held);
        }
        return rest;
    }

    private Item pull() {
        SObject record = input.next();
        if (record == null) {
            throw new IllegalArgumentException("record " + pulled + " of the input is null");
        }
        Item item = new Item(pulled++, record);
        held = item;
        heldBytes = measure(item);
        return item;
    }

    private long measure(Item item) {
        try {
            long size = step.sizeOf(item.record());
            if (size > step.maxBytes()) {
                item.become(Fate.Dead.rejected(LocalErrors.tooLarge(size, step.maxBytes())));
            }
            return size;
        } catch (IllegalArgumentException e) {
            item.become(Fate.Dead.rejected(LocalErrors.invalid(e)));
            return 0;
        }
    }

    private boolean fits(Item item) {
        return chunkType == null
                || (chunkType.equalsIgnoreCase(item.record().type()) && chunkBytes + heldBytes <= step.maxBytes());
    }

    private void add(Item item) {
        chunk.add(item);
        if (item.fate() == null) {
            chunkType = item.record().type();
            chunkBytes += heldBytes;
        }
    }

    private List<Item> handOut() {
        List<Item> full = chunk;
        chunk = new ArrayList<>();
        chunkBytes = 0;
        chunkType = null;
        return full;
    }
}
