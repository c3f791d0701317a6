package io.sfsdk.deadletter;

/**
 * An open letter in a store.
 *
 * @param number the store's own; grows in the order in which letters were kept
 * @param letter the letter
 * @param claimed whether a re-drive took it and never said how it ended: it was broken off, or is still at work
 */
public record StoredLetter(long number, DeadLetter letter, boolean claimed) {
    /** Whether driving it again could double a record: something that is not repeatable may have been done. */
    public boolean doubtful() {
        boolean repeatable = letter.operation() == null || letter.operation().repeatable();
        return !repeatable && (claimed || letter.reason() == DeadLetterReason.IN_DOUBT);
    }
}
