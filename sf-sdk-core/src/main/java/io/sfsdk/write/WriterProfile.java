package io.sfsdk.write;

/**
 * What a writer takes in one call.
 *
 * @param api the API's name in reasons and logs, for example {@code REST}
 * @param maxRecords records of one call at most
 * @param maxBytes size of one call's body at most, in bytes of UTF-8 as sent
 */
public record WriterProfile(String api, int maxRecords, long maxBytes) {
    public WriterProfile {
        if (maxRecords < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "a call takes at least one record and one byte, got " + maxRecords + " and " + maxBytes);
        }
    }

    /**
     * Refuses, before anything is sent, what the org would refuse as a whole or could misunderstand: more records than a call
     * takes, names that are none, and records without the id or external id that the operation needs. Sizes are the writer's to
     * check.
     *
     * @throws IllegalArgumentException if there is such a thing
     */
    public void check(WriteRequest request) {
        WriteChecks.verify(request, this);
    }
}
