package io.sfsdk.testkit.bulk;

import org.jspecify.annotations.Nullable;

/** Ends a whole job; the message is what its {@code errorMessage} tells. */
final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param errorMessage null for a job that does not say why */
    JobFailure(@Nullable String errorMessage) {
        super(errorMessage);
    }

    JobFailure(String asyncCode, String text) {
        super(asyncCode + " : " + text);
    }

    /** Reported in many public threads. */
    static JobFailure lineEnding(LineEnding ending) {
        return new JobFailure(
                "ClientInputError", "LineEnding is invalid on user data. Current LineEnding setting is " + ending);
    }

    /** Reported in public threads, for a byte order mark before a quoted header among others. */
    static JobFailure unescapedQuote() {
        return new JobFailure(
                "InvalidBatch",
                "Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote");
    }

    /** A fixture of amp-labs/connectors. */
    static JobFailure unknownField(String name) {
        return new JobFailure("InvalidBatch", "Field name not found : " + name);
    }

    /** What an org says of a line with more or fewer cells than the header is not known; this is not observed. */
    static JobFailure ragged(long line, int cells, int columns) {
        return new JobFailure(
                "InvalidBatch",
                "Failed to parse CSV. Record " + line + " has " + cells + " fields, the header has " + columns);
    }
}
