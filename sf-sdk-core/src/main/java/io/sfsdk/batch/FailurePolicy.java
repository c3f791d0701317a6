package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ErrorCode;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides when failed records are so many, or such, that a run had better stop; a host may bring its own. Several are joined by
 * {@link #or}. Safe to share: what a run has seen is kept by the {@link Judge} that each run gets for itself.
 */
@FunctionalInterface
public interface FailurePolicy {
    /** Begins one run. */
    Judge begin();

    /** Sees the records of one run. */
    @FunctionalInterface
    interface Judge {
        /**
         * A record has its end. Called by the thread of the job, chunk by chunk, in the order in which chunks were cut. What is on
         * its way when a judge speaks still ends. An exception ends the run.
         *
         * @param letter the record's dead letter, durable by now; null if it was written
         * @return why the run should stop, a few words without field values; empty to go on
         */
        Optional<String> settled(@Nullable DeadLetter letter);
    }

    /** Goes on whatever happens. */
    static FailurePolicy none() {
        return () -> letter -> Optional.empty();
    }

    /**
     * Stops once more than a share of the last records failed.
     *
     * @param share from 0 to 1, for example 0.1
     * @param window how many records are looked back at; nothing is decided before so many have their end
     */
    static FailurePolicy maxShare(double share, int window) {
        if (!(share >= 0 && share <= 1) || window < 1) {
            throw new IllegalArgumentException("a share lies between 0 and 1 and a window holds a record at least, got "
                    + share + " of " + window);
        }
        return () -> new SlidingShare(share, window);
    }

    /** Stops once more than {@code count} records failed with this code as one of their errors. */
    static FailurePolicy maxWithCode(ErrorCode code, long count) {
        return maxOf(
                code.value(),
                letter ->
                        letter.errors().stream().anyMatch(error -> error.code().equals(code)),
                count);
    }

    /** Stops once more than {@code count} records failed for this reason. */
    static FailurePolicy maxWithReason(DeadLetterReason reason, long count) {
        return maxOf(reason.name(), letter -> letter.reason() == reason, count);
    }

    /**
     * Stops once more than {@code count} records of a class of failures failed.
     *
     * @param name the class, for the report
     */
    static FailurePolicy maxOf(String name, Predicate<DeadLetter> failures, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a limit must not be negative, got " + count + " for " + name);
        }
        return () -> {
            long[] seen = {0};
            return letter -> letter != null && failures.test(letter) && ++seen[0] > count
                    ? Optional.of("more than " + count + " records failed with " + name)
                    : Optional.empty();
        };
    }

    /** Stops when one of both does. */
    default FailurePolicy or(FailurePolicy other) {
        return () -> {
            Judge one = begin();
            Judge two = other.begin();
            return letter -> {
                Optional<String> first = one.settled(letter);
                Optional<String> second = two.settled(letter);
                return first.isPresent() ? first : second;
            };
        };
    }
}
