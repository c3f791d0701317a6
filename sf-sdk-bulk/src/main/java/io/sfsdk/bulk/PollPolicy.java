package io.sfsdk.bulk;

import java.time.Duration;

/**
 * How often a running job is asked for, and for how long. Each question is one API call.
 *
 * @param first before the first question
 * @param growth by which each pause is longer than the one before, at least 1
 * @param longest a pause at most
 * @param deadline after which the waiting ends, not the job: its handle stays good
 */
public record PollPolicy(Duration first, double growth, Duration longest, Duration deadline) {
    public PollPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("polling needs 0 < first <= longest, got " + first + " and " + longest);
        }
        if (!(growth >= 1) || growth > 10) {
            throw new IllegalArgumentException("pauses grow by a factor of 1 to 10, got " + growth);
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline must be positive, got " + deadline);
        }
    }

    /** 750 ms, growing by half to 20 s, for one hour. The smallest jobs take some seconds. */
    public static PollPolicy standard() {
        return new PollPolicy(Duration.ofMillis(750), 1.5, Duration.ofSeconds(20), Duration.ofHours(1));
    }

    public PollPolicy withDeadline(Duration next) {
        return new PollPolicy(first, growth, longest, next);
    }

    /** How often a job is asked for that ends after so long; none is asked for longer than the deadline. */
    int questions(Duration untilEnd) {
        Duration end = untilEnd.compareTo(deadline) < 0 ? untilEnd : deadline;
        Duration pause = first;
        Duration waited = pause;
        int questions = 1;
        while (waited.compareTo(end) < 0) {
            pause = after(pause);
            waited = waited.plus(pause);
            questions++;
        }
        return questions;
    }

    Duration after(Duration pause) {
        Duration next = Duration.ofMillis((long) (pause.toMillis() * growth));
        return next.compareTo(longest) > 0 ? longest : next;
    }
}
