package io.sfsdk.write;

import io.sfsdk.record.RecordId;
import java.time.Instant;
import java.util.List;

/** Looks for records whose write had no answer. Safe to share. */
public interface WriteResolver {
    /**
     * Finds the records that have one of these values in a field, those in the recycle bin included. What a transaction has not
     * committed is not found.
     *
     * @param values at least one
     * @return in any order; several for a value that several records have
     * @throws io.sfsdk.error.SalesforceException if the org cannot be asked
     */
    List<Match> find(String sobject, String field, List<String> values);

    /** The org's clock, in whole seconds. */
    Instant serverTime();

    /**
     * A record that was found.
     *
     * @param value the field's, as the org has it
     * @param createdAt by the org's clock, in whole seconds
     */
    record Match(String value, RecordId id, Instant createdAt) {
        /** Shows no field value. */
        @Override
        public String toString() {
            return "Match[" + id + ", created " + createdAt + "]";
        }
    }
}
