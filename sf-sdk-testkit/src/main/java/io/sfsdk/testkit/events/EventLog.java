package io.sfsdk.testkit.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one channel keeps, oldest first. Used under the bus's lock. */
final class EventLog {
    /** Replay ids that are positions rather than events. */
    static final long LATEST = -1;

    static final long EARLIEST = -2;

    private static final int COMPACT_FROM = 1024;

    private final List<BusEvent> events = new ArrayList<>();
    private final NavigableMap<Long, Instant> places = new TreeMap<>();
    private int first;
    private long appended;
    private long lastReplayId;

    EventLog(long seed) {
        this.lastReplayId = Math.floorMod(seed * 7919, 9_000L) + 1_000;
    }

    /** Ids leave holes, as documented: nobody may reckon with them. Events of a group share one. */
    List<BusEvent> append(String channel, Instant at, List<? extends EventBody> group) {
        appended++;
        lastReplayId += appended % 3 == 0 ? 3 : 1;
        List<BusEvent> added = new ArrayList<>();
        group.forEach(body -> added.add(new BusEvent(channel, lastReplayId, at, body)));
        events.addAll(added);
        return added;
    }

    /**
     * A place behind all events, good for as long as an event that came now: on a channel without events the stream moves on by what
     * comes on others.
     */
    long place(Instant now) {
        places.put(++lastReplayId, now);
        return lastReplayId;
    }

    /** Forgets what is older than {@code oldest}, and the oldest of more than {@code most}. */
    void purge(Instant oldest, int most) {
        while (first < events.size() && (events.get(first).at().isBefore(oldest) || events.size() - first > most)) {
            first++;
        }
        places.values().removeIf(at -> at.isBefore(oldest));
        if (first >= COMPACT_FROM && first > events.size() / 2) {
            events.subList(0, first).clear();
            first = 0;
        }
    }

    void clear() {
        events.clear();
        places.clear();
        first = 0;
    }

    List<BusEvent> retained() {
        return List.copyOf(events.subList(first, events.size()));
    }

    /**
     * Retained events behind a position.
     *
     * @throws InvalidReplayIdException if the id is neither -1 nor -2 nor that of a retained event, nor a place told not long ago
     */
    List<BusEvent> after(long replayId) {
        if (replayId == LATEST) {
            return List.of();
        }
        int from = replayId == EARLIEST ? first : behind(replayId);
        return List.copyOf(events.subList(from, events.size()));
    }

    /** The place behind the last event of this id. */
    private int behind(long replayId) {
        int low = first;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).replayId() <= replayId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean isOfEvent = low > first && events.get(low - 1).replayId() == replayId;
        if (!isOfEvent && !places.containsKey(replayId)) {
            throw new InvalidReplayIdException(replayId);
        }
        return low;
    }
}
