package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failed among the last records of one run. */
final class SlidingShare implements FailurePolicy.Judge {
    private final double share;
    private final int window;
    private final BitSet failed;
    private long seen;

    SlidingShare(double share, int window) {
        this.share = share;
        this.window = window;
        this.failed = new BitSet(window);
    }

    @Override
    public Optional<String> settled(@Nullable DeadLetter letter) {
        failed.set((int) (seen++ % window), letter != null);
        int count = failed.cardinality();
        return seen >= window && count > share * window
                ? Optional.of(count + " of the last " + window + " records failed, more than a share of " + share)
                : Optional.empty();
    }
}
