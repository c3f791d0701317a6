package io.sfsdk.batch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a re-drive. One that does not add up cannot exist: <em>seen = written + failedAgain + left + doubtful +
 * unprocessed</em>.
 *
 * @param outcome how it ended
 * @param seen open letters read
 * @param written records that the org now has, or the handler accepted; their letters are closed
 * @param failedAgain records that failed again; a new letter stands for each and names the old one
 * @param left letters that stay as they are: the filter or the correction passed them over, or there is nothing to drive them to
 * @param doubtful letters that stay as they are because the org may have their record already
 * @param unprocessed letters that were not driven because the re-drive stopped before; open as before
 * @param calls calls made, or blocks handed to the handler
 * @param cause what stopped it, or null
 */
public record RedriveSummary(
        BatchOutcome outcome,
        long seen,
        long written,
        long failedAgain,
        long left,
        long doubtful,
        long unprocessed,
        long calls,
        @Nullable Throwable cause) {
    public RedriveSummary {
        if (seen != written + failedAgain + left + doubtful + unprocessed) {
            throw new IllegalStateException("a re-drive saw " + seen + " letters but accounts for "
                    + (written + failedAgain + left + doubtful + unprocessed)
                    + "; please report this, it must never happen");
        }
    }

    /** Whether every letter that was open at the start has been looked at. */
    public boolean isComplete() {
        return outcome == BatchOutcome.COMPLETE;
    }

    /** A few sentences for people. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "Re-drive %s. %,d of %,d letters written, %,d failed again, %,d left, %,d in doubt, %,d unprocessed. "
                        + "%,d calls.",
                outcome.words(),
                written,
                seen,
                failedAgain,
                left,
                doubtful,
                unprocessed,
                calls);
    }

    /** {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
