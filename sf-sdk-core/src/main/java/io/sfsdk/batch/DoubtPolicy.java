package io.sfsdk.batch;

import java.time.Duration;

/**
 * How an insert without an answer is cleared up: its record is looked for by a field whose value no other record has.
 *
 * <p>Found, it counts as written. Not found says nothing at first, because the org may still be at work on the call: a request
 * may take ten minutes there. A look that begins later than {@link #quiet} after the answer failed to come does say that it is
 * absent; then it is sent again. Whoever cannot be asked by then leaves the record in doubt.
 *
 * @param field API name of the field that tells records apart
 * @param marks whether this library writes the field's value, one of its own for each record; else the input has it
 * @param quiet how long after a lost answer a record that is not there cannot come any more
 * @param sendsAgain whether a record that is surely absent is sent again; else it is dead-lettered as in doubt
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">Salesforce
 *     Developer Limits and Allocations, API Requests: a call ends after 10 minutes</a>
 */
public record DoubtPolicy(String field, boolean marks, Duration quiet, boolean sendsAgain) {
    /** Ten minutes at the org, and one on the way there. */
    private static final Duration QUIET = Duration.ofMinutes(11);

    public DoubtPolicy {
        if (field.isBlank() || field.equalsIgnoreCase("Id")) {
            throw new IllegalArgumentException(
                    "records in doubt are looked for by a field of your own, not by \"" + field + "\"");
        }
        if (quiet.isNegative()) {
            throw new IllegalArgumentException("the quiet time must not be negative, got " + quiet);
        }
    }

    /**
     * By a text field that this library fills with a marker of up to 57 characters. Give the object a text field of 64 or more,
     * external id for the sake of an index, and leave it out of the input. The one to prefer: a marker found is surely this
     * run's.
     */
    public static DoubtPolicy byMarker(String field) {
        return new DoubtPolicy(field, true, QUIET, true);
    }

    /**
     * By an external id that the records of the input have, as text. A record that the org created before the run began, or that
     * shares its value with another, settles nothing and leaves the doubt. One that somebody else created with the same value
     * since the run began is taken for the run's own.
     */
    public static DoubtPolicy byExternalId(String field) {
        return new DoubtPolicy(field, false, QUIET, true);
    }

    public DoubtPolicy withQuiet(Duration time) {
        return new DoubtPolicy(field, marks, time, sendsAgain);
    }

    /** Dead-letters what is surely absent, as in doubt, instead of sending it again. */
    public DoubtPolicy withoutSendingAgain() {
        return new DoubtPolicy(field, marks, quiet, false);
    }
}
