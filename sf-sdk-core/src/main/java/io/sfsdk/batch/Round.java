package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the records of a chunk that deserve one more attempt, and says when and in which portions. */
final class Round {
    private static final int SHRINK = 4;

    private final BatchSettings settings;
    private final boolean ofJobs;
    private Instant end = Instant.MAX;
    private List<Item> items = new ArrayList<>();
    private int number = 1;
    private int portion = Integer.MAX_VALUE;
    private boolean pauses;
    private boolean shrinks;
    private @Nullable SalesforceException putOffCause;

    /** @param ofJobs whether a call is a job, which is not made gentler by being small */
    Round(BatchSettings settings, boolean ofJobs) {
        this.settings = settings;
        this.ofJobs = ofJobs;
    }

    /** From here the deadline counts; the time that a job takes is none of it. */
    void start() {
        end = settings.clock().instant().plus(settings.retry().deadline());
    }

    /** The attempt that is being made; the first is 1. */
    int number() {
        return number;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int size() {
        return items.size();
    }

    void again(Item item, Repeat repeat) {
        items.add(item);
        pauses |= repeat != Repeat.AT_ONCE;
        shrinks |= repeat == Repeat.AFTER_PAUSE_IN_SMALLER_CHUNKS;
    }

    /** Keeps what the org had no time for. What it said of a record before is void, but for a doubt. */
    void putOff(List<Item> part, SalesforceException cause) {
        part.forEach(Item::leave);
        items.addAll(part);
        pauses = true;
        putOffCause = cause;
    }

    /** Why some records of this round were put off, or null if each was heard. */
    @Nullable
    SalesforceException putOffCause() {
        return putOffCause;
    }

    /** Whether no attempt may follow after such a pause. */
    boolean isLast(Duration pause) {
        return number >= settings.retry().maxAttempts()
                || settings.clock().instant().plus(pause).isAfter(end);
    }

    Duration pause() {
        return pauses ? settings.retry().backoff().pause(number, settings.random()) : Duration.ZERO;
    }

    /** Begins the next attempt with what was collected, in the order of the input. */
    List<List<Item>> next() {
        List<Item> all = takeAll();
        number++;
        if (shrinks && !ofJobs) {
            portion =
                    number >= settings.retry().maxAttempts() ? 1 : Math.max(1, Math.min(portion, all.size()) / SHRINK);
        }
        shrinks = false;
        return cut(all, portion);
    }

    List<Item> takeAll() {
        List<Item> all = items;
        items = new ArrayList<>();
        pauses = false;
        putOffCause = null;
        return all;
    }

    private static List<List<Item>> cut(List<Item> all, int size) {
        List<List<Item>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Math.min(size, all.size())) {
            portions.add(all.subList(from, Math.min(all.size(), from + Math.min(size, all.size()))));
        }
        return portions;
    }
}
