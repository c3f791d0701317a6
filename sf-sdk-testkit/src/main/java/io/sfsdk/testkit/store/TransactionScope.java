package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ObjectPermission;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one open transaction sees, holds and has written. Used under the store's lock but for reading. */
final class TransactionScope {
    private final OrgState org;
    private final String userId;
    private final boolean held;
    private final boolean restricted;
    private final Instant startedAt;
    private final Pending pending = new Pending();
    private final Set<Object> externalIds = new HashSet<>();
    private Duration skew = Duration.ZERO;
    private String origin = "";

    TransactionScope(OrgState org, String userId, boolean held, boolean restricted) {
        this.org = org;
        this.userId = userId;
        this.held = held;
        this.restricted = restricted;
        this.startedAt = org.now();
    }

    OrgState org() {
        return org;
    }

    String userId() {
        return userId;
    }

    boolean isHeld() {
        return held;
    }

    Instant startedAt() {
        return startedAt;
    }

    String origin() {
        return origin;
    }

    void origin(String api) {
        this.origin = api;
    }

    Pending pending() {
        return pending;
    }

    Snapshot committed() {
        return org.committed;
    }

    Catalog catalog() {
        return org.committed.catalog();
    }

    /** The schema as the transaction's user sees it. */
    Schema schema() {
        return restricted ? org.schemaOf(userId) : catalog().schema();
    }

    /** An object as the transaction's user sees it; refused if they may not do this with its records. */
    ObjectType permitted(ObjectType type, ObjectPermission permission) {
        if (!restricted) {
            return type;
        }
        ObjectType seen = schema().object(type.name())
                .orElseThrow(() -> new OrgException("NOT_FOUND", "The requested resource does not exist"));
        if (seen.withholds(permission)) {
            throw new RefusedException(
                    permission == ObjectPermission.CREATE
                            ? RowErrors.notCreateable(type.name())
                            : RowErrors.insufficientAccess());
        }
        return seen;
    }

    void skew(Duration shift) {
        this.skew = shift;
    }

    Instant stamp() {
        return org.now().plus(org.stampSkew).plus(skew).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether the call has not named this external id before. */
    boolean firstUseOf(Object externalId) {
        return externalIds.add(externalId);
    }

    void forgetExternalIds() {
        externalIds.clear();
    }

    @Nullable
    StoredRow row(String id) {
        int ordinal = catalog().ordinalOfId(id);
        return ordinal < 0
                ? null
                : pending.row(committed(), ordinal, committed().ids().number(id));
    }

    /** Ids that sharing keeps from the transaction's user. */
    Set<String> hidden() {
        return restricted ? org.hidden.from(userId) : Set.of();
    }

    /** Records outside the recycle bin with this value that the user may see. */
    Stream<StoredRow> visibleWithValue(int ordinal, ValueIndex index, Object value) {
        Set<String> unseen = hidden();
        return liveWithValue(ordinal, index, value).filter(row -> !unseen.contains(row.id()));
    }

    /** Records outside the recycle bin with this value. */
    Stream<StoredRow> liveWithValue(int ordinal, ValueIndex index, Object value) {
        return pending.withValue(committed(), ordinal, index, value).filter(row -> !row.isDeleted());
    }

    /** Takes a record for writing and returns its newest version; waits if another request is about to release it. */
    StoredRow locked(String id) {
        if (row(id) != null) {
            lock(id);
        }
        StoredRow newest = row(id);
        if (newest == null) {
            throw new RefusedException(RowErrors.unknownReference());
        }
        return newest.adoptedBy(catalog().layout(catalog().ordinalOfId(id)));
    }

    /** As {@link #locked}, refused if sharing keeps the record from the user. */
    StoredRow lockedVisible(String id) {
        if (hidden().contains(id)) {
            throw new RefusedException(RowErrors.insufficientAccessOnReference());
        }
        return locked(id);
    }

    void lock(String id) {
        if (!org.locks.acquire(id, this, Locks.waitNanos(org.policy))) {
            throw new RefusedException(RowErrors.locked(id));
        }
    }

    void reserve(Locks.UniqueValue value) {
        if (!org.locks.acquire(value, this, Locks.waitNanos(org.policy))) {
            throw new RefusedException(RowErrors.duplicateOfUncommitted());
        }
    }

    void put(StoredRow version) {
        pending.put(catalog().ordinalOfId(version.id()), version);
    }

    /** Asks the declared rules; the first that refuses ends the write. */
    void checkRules(WriteAttempt attempt) {
        for (WriteRule rule : org.rules) {
            List<RowError> errors = rule.check(attempt);
            if (!errors.isEmpty()) {
                throw rule instanceof DuplicateRule duplicates
                        ? new RefusedException(errors, duplicates, duplicates.matches(attempt))
                        : new RefusedException(errors, List.of());
            }
        }
    }

    OrgView view() {
        return new TransactionView(this);
    }
}
