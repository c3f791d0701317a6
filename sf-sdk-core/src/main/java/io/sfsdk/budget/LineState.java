package io.sfsdk.budget;

import java.util.OptionalLong;

/**
 * What is known of one allocation: what the org told last, and what was spent here that it may not have counted by then. Immutable.
 *
 * @param told whether the org told anything yet
 * @param used of all clients, as told; may exceed {@code max} and may fall
 * @param max as told
 * @param toldAt in milliseconds
 * @param carried spent here so shortly before it was told that it may be missing there
 * @param since spent here after it was told
 * @param pending taken for work that has not ended
 * @param recent spent here by the minute
 */
record LineState(
        boolean told, long used, long max, long toldAt, long carried, long since, long pending, Rolling recent) {
    private static final long MINUTE = 60_000;

    static LineState unknown() {
        return new LineState(false, 0, 0, 0, 0, 0, 0, Rolling.empty());
    }

    /** Everything that may be used by now. */
    long inUse() {
        return (told ? Math.max(used, 0) : 0) + carried + since + pending;
    }

    OptionalLong allowed() {
        return told ? OptionalLong.of(max) : OptionalLong.empty();
    }

    LineState take(long amount) {
        return new LineState(told, used, max, toldAt, carried, since, pending + amount, recent);
    }

    LineState giveBack(long amount) {
        return new LineState(told, used, max, toldAt, carried, since, Math.max(0, pending - amount), recent);
    }

    LineState spend(long amount, long now) {
        long minute = Rolling.slot(now, MINUTE);
        return new LineState(
                told,
                used,
                max,
                toldAt,
                carried,
                since + amount,
                Math.max(0, pending - amount),
                recent.add(minute, amount, minute));
    }

    /**
     * Single answers jump up and down by a dozen, since each server only estimates. So within a minute the greatest counts, and after
     * that whatever is told, more or less.
     *
     * @param minutesBehind how old the figures may be
     */
    LineState hear(long nowUsed, long nowMax, long now, int minutesBehind) {
        boolean isOld = !told || now - toldAt >= MINUTE || now < toldAt || nowMax != max;
        if (!isOld && nowUsed < used) {
            return this;
        }
        return new LineState(true, nowUsed, nowMax, now, carriedAt(now, minutesBehind), 0, pending, recent);
    }

    private long carriedAt(long now, int minutesBehind) {
        long minute = Rolling.slot(now, MINUTE);
        return minutesBehind == 0
                ? 0
                : recent.slots().tailMap(minute - minutesBehind).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
