package io.sfsdk.bulk;

import java.util.Locale;

/**
 * What one of the day's allocations has left.
 *
 * @param name as {@code /limits} names it, {@code DailyBulkV2QueryJobs}
 * @param most in 24 hours
 * @param remaining as of now, as the org tells it
 */
public record BulkQuota(String name, long most, long remaining) {
    /** {@code DailyBulkV2QueryJobs: 9,998 of 10,000 left}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d of %,d left", name, remaining, most);
    }
}
