package io.sfsdk.preflight;

import java.util.List;
import java.util.Locale;

/**
 * What a job will do to one object.
 *
 * @param fields that it reads or writes
 * @param records how many, about; 0 if unknown
 */
record PlannedJob(Access access, String sobject, List<String> fields, long records) {
    /** What the user must be allowed to do. */
    enum Access {
        READ,
        INSERT,
        UPDATE,
        UPSERT,
        DELETE;

        boolean creates() {
            return this == INSERT || this == UPSERT;
        }

        boolean updates() {
            return this == UPDATE || this == UPSERT;
        }

        String verb() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
