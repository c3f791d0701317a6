package io.sfsdk.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes that become visible together at {@link #commit}, with stamps of the moment each was made. Closing without commit
 * rolls back. A refused record changes nothing and leaves the others of the transaction alone.
 *
 * <p>Field values are what a JSON reader gives: {@code String}, {@code Boolean}, any {@code Number}, null, and a nested map for
 * a parent by external id: {@code "Account", {"External_Id__c": "A-7"}}. A key {@code attributes} is ignored. Names are compared without regard to case. The object
 * name must exist; an unknown one is an {@link OrgException} {@code NOT_FOUND}. Not for concurrent use.
 */
public final class Transaction implements AutoCloseable {
    Transaction() {}

    /** When it began. */
    public Instant startedAt() {
        throw new UnsupportedOperationException();
    }

    /** The committed org with this transaction's own writes on top. */
    public OrgView view() {
        throw new UnsupportedOperationException();
    }

    /** Shifts the stamps of later writes, as if made on a node whose clock differs. */
    public Transaction stampSkew(Duration skew) {
        throw new UnsupportedOperationException();
    }

    public SaveResult insert(String object, Map<String, ? extends @Nullable Object> fields) {
        return insert(object, fields, WriteOptions.none());
    }

    public SaveResult insert(String object, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    public SaveResult update(String object, @Nullable String id, Map<String, ? extends @Nullable Object> fields) {
        return update(object, id, fields, WriteOptions.none());
    }

    /** @param id 15 or 18 characters; null or empty is {@code MISSING_ARGUMENT} */
    public SaveResult update(
            String object, @Nullable String id, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    public SaveResult upsert(
            String object,
            String externalIdField,
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> fields) {
        return upsert(object, externalIdField, value, fields, WriteOptions.none());
    }

    /**
     * Updates the record the external id matches, or inserts one.
     *
     * @param externalIdField {@code Id}, an external id, or another field marked {@code idLookup}; else an
     *     {@link OrgException} {@code NOT_FOUND}
     * @param value null with {@code Id} inserts; null with another field is {@code MISSING_ARGUMENT}
     */
    public SaveResult upsert(
            String object,
            String externalIdField,
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> fields,
            WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    /** Moves a record and its cascading children to the recycle bin. */
    public SaveResult delete(String id) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #delete(String)}, refused with {@code INVALID_CROSS_REFERENCE_KEY} if the id is of another object. */
    public SaveResult delete(String object, String id) {
        throw new UnsupportedOperationException();
    }

    /** Takes a record and the children deleted with it out of the recycle bin. */
    public SaveResult undelete(String id) {
        throw new UnsupportedOperationException();
    }

    /** Removes a record for good, from the recycle bin too; the delete log keeps its id. */
    public SaveResult hardDelete(String id) {
        throw new UnsupportedOperationException();
    }

    /** Moves the losers' children to the master and the losers to the recycle bin, with MasterRecordId set where it exists. */
    public SaveResult merge(String masterId, List<String> loserIds) {
        throw new UnsupportedOperationException();
    }

    /** Makes all writes visible at once. */
    public void commit() {
        throw new UnsupportedOperationException();
    }

    /** Undoes all writes. */
    public void rollback() {
        throw new UnsupportedOperationException();
    }

    /** Rolls back unless committed. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
