package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is fed into chunks that fit one call, in order: by number, by bytes, where the type changes, and before a group that
 * would be torn and need not be. A record that cannot be sent comes with its fate.
 */
final class Chunker {
    private final Feed feed;
    private final Step step;
    private final Function<Item, SObject> outgoing;
    private final int chunkSize;

    private List<Item> chunk = new ArrayList<>();
    private long chunkBytes;
    private @Nullable String chunkType;

    /** @param outgoing the record as it will be sent */
    Chunker(Feed feed, Step step, int chunkSize, Function<Item, SObject> outgoing) {
        this.feed = feed;
        this.step = step;
        this.outgoing = outgoing;
        this.chunkSize = Math.min(chunkSize, step.maxRecords());
    }

    /** The next chunk of at most so many records; empty at the end of the input. */
    List<Item> next(int atMost) {
        int maxRecords = Math.min(chunkSize, atMost);
        Item item = feed.peek();
        while (chunk.size() < maxRecords && item != null) {
            measure(item);
            if (!fits(item) || wouldBeTorn(item, maxRecords)) {
                break;
            }
            add(feed.take());
            item = chunk.size() < maxRecords ? feed.peek() : null;
        }
        return handOut();
    }

    /** What was taken from the feed and not handed out, because the feed broke off. */
    List<Item> giveBack() {
        return handOut();
    }

    private void measure(Item item) {
        if (item.fate() != null || item.bytes() >= 0) {
            return;
        }
        try {
            long size = step.sizeOf(outgoing.apply(item));
            item.measured(size);
            if (size > step.maxBytes()) {
                item.become(Fate.Dead.rejected(LocalErrors.tooLarge(size, step.maxBytes())));
            }
        } catch (IllegalArgumentException e) {
            item.become(Fate.Dead.rejected(LocalErrors.invalid(e)));
        }
    }

    private boolean fits(Item item) {
        return item.fate() != null
                || chunkType == null
                || (chunkType.equalsIgnoreCase(item.record().type()) && chunkBytes + item.bytes() <= step.maxBytes());
    }

    private boolean wouldBeTorn(Item item, int maxRecords) {
        return item.groupSize() > maxRecords - chunk.size() && item.groupSize() <= maxRecords;
    }

    private void add(Item item) {
        chunk.add(item);
        if (item.fate() == null) {
            chunkType = item.record().type();
            chunkBytes += item.bytes();
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
