package io.sfsdk.strategy;

import java.util.Locale;

/**
 * How many records some work has, as far as anybody knows.
 *
 * @param knowledge what {@code records} is
 * @param records not negative
 */
public record Volume(Knowledge knowledge, long records) {
    /** What is known. */
    public enum Knowledge {
        EXACT,
        ESTIMATE,

        /** So many are there, and more to come. */
        AT_LEAST,
        UNKNOWN
    }

    public Volume {
        if (records < 0) {
            throw new IllegalArgumentException("a volume is not negative, got " + records);
        }
    }

    public static Volume exactly(long records) {
        return new Volume(Knowledge.EXACT, records);
    }

    /** From a count that was right a moment ago, or a guess. */
    public static Volume about(long records) {
        return new Volume(Knowledge.ESTIMATE, records);
    }

    public static Volume atLeast(long records) {
        return new Volume(Knowledge.AT_LEAST, records);
    }

    public static Volume unknown() {
        return new Volume(Knowledge.UNKNOWN, 0);
    }

    /** Whether costs can be computed from it. */
    public boolean isKnown() {
        return knowledge == Knowledge.EXACT || knowledge == Knowledge.ESTIMATE;
    }

    /** As it stands in a sentence. */
    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, "%,d", records);
        String counted = records == 1 ? number + " record" : number + " records";
        return switch (knowledge) {
            case EXACT -> counted;
            case ESTIMATE -> "about " + counted;
            case AT_LEAST -> "at least " + counted;
            case UNKNOWN -> "an unknown number of records";
        };
    }
}
