package io.sfsdk.batch;

/**
 * What one attempt made of one record.
 *
 * @param fate what it comes to if the record is not tried again
 */
record Verdict(Fate fate, Repeat repeat) {
    static Verdict last(Fate fate) {
        return new Verdict(fate, Repeat.NO);
    }
}
