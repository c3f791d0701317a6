package io.sfsdk.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    private final TransactionScope scope;
    private boolean ended;

    Transaction(OrgState org, String userId, boolean held, boolean restricted) {
        this.scope = new TransactionScope(org, userId, held, restricted);
        locked(() -> {
            org.opened(scope);
            return scope;
        });
    }

    /** When it began. */
    public Instant startedAt() {
        return scope.startedAt();
    }

    /** The committed org with this transaction's own writes on top, later ones too. */
    public OrgView view() {
        return scope.view();
    }

    /** Shifts the stamps of later writes, as if made on a node whose clock differs. */
    public Transaction stampSkew(Duration skew) {
        scope.skew(skew);
        return this;
    }

    /** Says which API writes, for example {@code com/salesforce/api/rest/66.0;client=loader}; change events tell it. */
    public Transaction origin(String api) {
        scope.origin(api);
        return this;
    }

    /** Begins the next call of a request that makes several in one transaction: an external id may be named again. */
    public Transaction nextCall() {
        scope.forgetExternalIds();
        return this;
    }

    /** Inserts a record without special options. */
    public SaveResult insert(String object, Map<String, ? extends @Nullable Object> fields) {
        return insert(object, fields, WriteOptions.none());
    }

    /** Inserts a record; a field left out gets its default. */
    public SaveResult insert(String object, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        return saved(() -> new RecordSaving(scope).insert(ordinal(object), fields, options));
    }

    /** Updates a record without special options. */
    public SaveResult update(String object, @Nullable String id, Map<String, ? extends @Nullable Object> fields) {
        return update(object, id, fields, WriteOptions.none());
    }

    /**
     * Changes the fields given and leaves the others.
     *
     * @param id 15 or 18 characters; null or empty is {@code MISSING_ARGUMENT}
     */
    public SaveResult update(
            String object, @Nullable String id, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        return saved(() -> new RecordSaving(scope).update(ordinal(object), id, fields, options));
    }

    /** Upserts a record without special options. */
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
        return saved(() -> new RecordSaving(scope).upsert(ordinal(object), externalIdField, value, fields, options));
    }

    /** Moves a record and its cascading children to the recycle bin. */
    public SaveResult delete(String id) {
        return saved(() -> new Deletion(scope).delete(-1, id));
    }

    /** As {@link #delete(String)}, refused with {@code INVALID_CROSS_REFERENCE_KEY} if the id is of another object. */
    public SaveResult delete(String object, String id) {
        return saved(() -> new Deletion(scope).delete(ordinal(object), id));
    }

    /** Takes a record and the children deleted with it out of the recycle bin. */
    public SaveResult undelete(String id) {
        return saved(() -> new Deletion(scope).undelete(id));
    }

    /** Removes a record for good, from the recycle bin too; the delete log keeps its id. */
    public SaveResult hardDelete(String id) {
        return saved(() -> new Deletion(scope).hardDelete(id));
    }

    /** Removes a record that is in the recycle bin for good. */
    public SaveResult purge(String id) {
        return saved(() -> new Deletion(scope).purge(id));
    }

    /** Moves the losers' children to the master and the losers to the recycle bin, with MasterRecordId set where it exists. */
    public SaveResult merge(String masterId, List<String> loserIds) {
        return saved(() -> new Merge(scope).merge(masterId, loserIds));
    }

    /**
     * Marks a lead as converted, whose fields nobody else can set.
     *
     * @param opportunityId null if none was made
     */
    public SaveResult convertLead(
            String leadId, String status, String accountId, String contactId, @Nullable String opportunityId) {
        return saved(() -> new LeadConversion(scope).convert(leadId, status, accountId, contactId, opportunityId));
    }

    /** Makes all writes visible at once. */
    public void commit() {
        end(() -> scope.org().commit(scope));
    }

    /** Undoes all writes. */
    public void rollback() {
        end(() -> scope.org().end(scope));
    }

    /** Rolls back unless it has ended. */
    @Override
    public void close() {
        if (!ended) {
            rollback();
        }
    }

    private void end(Runnable how) {
        locked(() -> {
            requireOpen();
            how.run();
            ended = true;
            return scope;
        });
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
    }

    /** @throws OrgException {@code NOT_FOUND}, as create and describe answer for an unknown object */
    private int ordinal(String object) {
        int ordinal = scope.catalog().ordinal(object);
        if (ordinal < 0) {
            throw new OrgException("NOT_FOUND", "The requested resource does not exist");
        }
        return ordinal;
    }

    private SaveResult saved(Supplier<SaveResult> write) {
        return locked(() -> {
            requireOpen();
            try {
                return write.get();
            } catch (RefusedException e) {
                return e.result();
            }
        });
    }

    private <T> T locked(Supplier<T> action) {
        scope.org().lock.lock();
        try {
            return action.get();
        } finally {
            scope.org().lock.unlock();
        }
    }
}
