package io.sfsdk.read;

import java.time.Instant;
import java.util.Optional;

/**
 * What an org says of itself to those who copy it: who it is, what time it is there, and up to when its change log is
 * complete, what was deleted there. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm">REST API
 *     Developer Guide, sObject Get Updated</a>
 */
public interface ReplicationLog {
    /** The org's 18-character id. A position taken in one org says nothing in another. */
    String organizationId();

    /** The org's clock, from an answer's {@code Date}; never the local clock. Whole seconds. Costs one call. */
    Instant serverTime();

    /**
     * The time up to which the org says it has reported all changes of {@code sobject}: open transactions hold it back. Whole
     * minutes. Costs one call.
     *
     * @param from start of the window asked for, at most 30 days back
     * @param until its end
     * @return empty if the org keeps no change log for this object, or the user may not read it
     */
    Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until);

    /**
     * The records of {@code sobject} deleted in {@code [from, until)}, those removed from the recycle bin included. Costs one call.
     *
     * @param from whole minutes, at most 15 days back, and not before the log's {@code earliestDateAvailable}
     * @param until whole minutes, at least one after {@code from}
     * @throws io.sfsdk.error.ApiException with {@link io.sfsdk.error.ErrorCode#EXCEEDED_ID_LIMIT} if they are more than one answer
     *     holds (600,000); with {@link io.sfsdk.error.ErrorCode#INVALID_REPLICATION_DATE} if the log does not reach back to {@code
     *     from}; with the org's code if it keeps no delete log for this object or the user may not read it
     * @throws IllegalArgumentException if the bounds are not whole minutes in order
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getdeleted.htm">REST API
     *     Developer Guide, sObject Get Deleted</a>
     */
    DeletedIds deletedBetween(String sobject, Instant from, Instant until);
}
