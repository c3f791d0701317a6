package io.sfsdk.strategy;

/**
 * An API that could do the work.
 *
 * @param api its name, for example {@code REST}
 * @param recordsPerCall records of one call at most
 */
public record ApiOption(String api, int recordsPerCall) {
    public ApiOption {
        if (recordsPerCall < 1) {
            throw new IllegalArgumentException(
                    "a call of " + api + " takes at least one record, got " + recordsPerCall);
        }
    }
}
