package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All records of the simulated org. Founded with one Organization, two profiles and users (system administrator and
 * integration user) and the standard price book.
 *
 * <p>Thread-safe. Reads take no lock and see one committed state; a transaction is used by one thread at a time.
 */
public final class OrgStore {
    /**
     * An org at its founding.
     *
     * @param clock the org's time; asked at every write
     * @param seed moves the first record ids and the organization id, so that two orgs share no id
     */
    public OrgStore(Schema schema, Supplier<Instant> clock, long seed) {
        throw new UnsupportedOperationException();
    }

    public Schema schema() {
        throw new UnsupportedOperationException();
    }

    public String organizationId() {
        throw new UnsupportedOperationException();
    }

    /** The user as whom an integration logs in; its Username is {@code integration@sfsdk.example}. */
    public String integrationUserId() {
        throw new UnsupportedOperationException();
    }

    /** The org as committed at this moment; later commits do not reach the view. Take a new one for each request. */
    public OrgView view(String userId) {
        throw new UnsupportedOperationException();
    }

    /** A transaction a request ends soon: writers of its rows wait for it. */
    public Transaction begin(String userId) {
        throw new UnsupportedOperationException();
    }

    /** A transaction a test keeps open: writers of its rows are refused with {@code UNABLE_TO_LOCK_ROW} at once. */
    public Transaction hold(String userId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Commits records by a fast path for seeds: values are converted as a write's are, system fields may be given, rules are
     * not asked, uniqueness and parents are not checked. References are ids or parents by external id.
     *
     * @return how many were loaded
     * @throws IllegalArgumentException for a record that cannot be converted, naming its position; none is loaded then
     */
    public int load(String object, Iterable<? extends Map<String, ?>> records) {
        throw new UnsupportedOperationException();
    }

    /** Committed records outside the recycle bin. */
    public int count(String object) {
        throw new UnsupportedOperationException();
    }

    /** Adds a rule all later writes must pass. */
    public void addRule(WriteRule rule) {
        throw new UnsupportedOperationException();
    }

    public void removeRule(WriteRule rule) {
        throw new UnsupportedOperationException();
    }

    public StorePolicy policy() {
        throw new UnsupportedOperationException();
    }

    /** Changes switches; later calls obey. */
    public void policy(StorePolicy policy) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ids of records created or changed in {@code [start, end)} and not deleted; seconds of both are ignored.
     *
     * @throws OrgException {@code INVALID_REPLICATION_DATE}, {@code EXCEEDED_ID_LIMIT}, {@code INVALID_TYPE}
     */
    public UpdatedIds updated(String object, Instant start, Instant end) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records deleted in {@code [start, end)} according to the delete log, whether or not they are still in the recycle bin;
     * seconds of both are ignored.
     *
     * @throws OrgException {@code INVALID_REPLICATION_DATE}, {@code EXCEEDED_ID_LIMIT}, {@code INVALID_TYPE}
     */
    public DeletedIds deleted(String object, Instant start, Instant end) {
        throw new UnsupportedOperationException();
    }

    /** Forgets deletions before the moment; {@code earliestDateAvailable} moves there. */
    public void purgeDeleteLog(String object, Instant before) {
        throw new UnsupportedOperationException();
    }

    /** Removes all records of the recycle bin for good, as its expiry after 15 days does; the delete log stays. */
    public void emptyRecycleBin() {
        throw new UnsupportedOperationException();
    }

    /** Adds an object or a field, or takes one away: later calls see the schema. Records keep the values of fields that remain. */
    public void alterSchema(Schema schema) {
        throw new UnsupportedOperationException();
    }
}
