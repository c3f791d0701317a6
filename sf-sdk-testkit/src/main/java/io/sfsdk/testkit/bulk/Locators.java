package io.sfsdk.testkit.bulk;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalInt;

/** The locators of one job's results: text that says nothing, may hold any sign of Base64, and stays valid as long as the job. */
final class Locators {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long INVERSE = inverse(FACTOR);

    private final long shift;

    /** @param jobId whose results; another job's locators are none */
    Locators(String jobId, long seed) {
        this.shift = (jobId.hashCode() + seed) * 0xBF58476D1CE4E5B9L;
    }

    String of(int row) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES).putLong(row * FACTOR + shift).array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The row at which a page begins; empty if the locator is none of this job. */
    OptionalInt row(String locator) {
        try {
            byte[] bytes = Base64.getDecoder().decode(locator);
            long row = bytes.length == Long.BYTES ? (ByteBuffer.wrap(bytes).getLong() - shift) * INVERSE : -1;
            return row < 0 || row > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) row);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    /** By Newton's iteration: each step doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
