package io.sfsdk.testkit.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one channel keeps, oldest first. Used under the bus's lock. */
final class EventLog {
    /** Replay ids that are positions rather than events. */
    static final long LATEST = -1;

    static final long EARLIEST = -2;

    private static final int COMPACT_FROM = 1024;

    private final List<BusEvent> events = new ArrayList<>();
    private int first;
    private long appended;
    private long lastReplayId;

    EventLog(long seed) {
        this.lastReplayId = Math.floorMod(seed * 7919, 9_000L) + 1_000;
    }

    /** Ids leave holes, as documented: nobody may reckon with them. */
    BusEvent append(String channel, Instant at, EventBody body) {
        appended++;
        lastReplayId += appended % 3 == 0 ? 3 : 1;
        BusEvent event = new BusEvent(channel, lastReplayId, at, body);
        events.add(event);
        return event;
    }

    /** Forgets what is older than {@code oldest}, and the oldest of more than {@code most}. */
    void purge(Instant oldest, int most) {
        while (first < events.size() && (events.get(first).at().isBefore(oldest) || events.size() - first > most)) {
            first++;
        }
        if (first >= COMPACT_FROM && first > events.size() / 2) {
            events.subList(0, first).clear();
            first = 0;
        }
    }

    void clear() {
        events.clear();
        first = 0;
    }

    List<BusEvent> retained() {
        return List.copyOf(events.subList(first, events.size()));
    }

    /**
     * Retained events behind a position.
     *
     * @throws InvalidReplayIdException if the id is neither -1 nor -2 nor that of a retained event
     */
    List<BusEvent> after(long replayId) {
        if (replayId == LATEST) {
            return List.of();
        }
        int from = replayId == EARLIEST ? first : indexOf(replayId) + 1;
        return List.copyOf(events.subList(from, events.size()));
    }

    private int indexOf(long replayId) {
        int low = first;
        int high = events.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = events.get(middle).replayId();
            if (found == replayId) {
                return middle;
            }
            if (found < replayId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new InvalidReplayIdException(replayId);
    }
}
