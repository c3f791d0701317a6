package io.sfsdk.sync;

/**
 * The answer a position is inside of. Until its end is reached nobody knows whether the pages before were whole, so whoever goes on
 * from the position counts first.
 *
 * @param start the position when the answer began
 * @param accepted how many rows of it, behind the start, were accepted
 */
record OpenAnswer(PagePosition start, long accepted) {
    OpenAnswer {
        if (accepted < 0) {
            throw new IllegalArgumentException("accepted rows must not be negative, got " + accepted);
        }
    }
}
