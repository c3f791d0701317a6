package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectPermission;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import io.sfsdk.testkit.store.WriteAttempt.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deletes and undeletes of one transaction, with the children that go along. */
final class Deletion {
    private final TransactionScope scope;

    Deletion(TransactionScope scope) {
        this.scope = scope;
    }

    /** @param ordinal the object the id must be of; -1 for any */
    SaveResult delete(int ordinal, String id) {
        StoredRow row = scope.lockedVisible(known(ordinal, id));
        if (row.isDeleted()) {
            throw new RefusedException(RowErrors.deleted());
        }
        scope.permitted(row.layout().type(), ObjectPermission.DELETE);
        Map<String, StoredRow> along = withChildren(row);
        scope.checkRules(new WriteAttempt(Kind.DELETE, row, row, WriteOptions.none(), scope.view()));
        Instant at = scope.stamp();
        along.values().forEach(each -> moveToBin(each, row.id(), at, null));
        return SaveResult.saved(row.id());
    }

    private String known(int ordinal, String id) {
        String known = RecordId.normalize(id).orElseThrow(() -> new RefusedException(RowErrors.badId(id)));
        if (ordinal >= 0 && scope.catalog().ordinalOfId(known) != ordinal) {
            throw new RefusedException(RowErrors.unknownReference());
        }
        return known;
    }

    /** The record and all that cascades from it, locked; refused before anything is written if something restricts it. */
    private Map<String, StoredRow> withChildren(StoredRow row) {
        Map<String, StoredRow> along = new LinkedHashMap<>();
        collect(row, along);
        return along;
    }

    private void collect(StoredRow row, Map<String, StoredRow> along) {
        if (along.putIfAbsent(row.id(), row) != null) {
            return;
        }
        for (ChildRelationship end : Children.ends(scope, row)) {
            Field field = Children.field(scope, end);
            if (field.cascadeDelete()) {
                Children.of(scope, row, end).forEach(child -> collect(scope.locked(child.id()), along));
            } else if (field.restrictedDelete()) {
                refuseIfAny(Children.of(scope, row, end).stream(), end.childObject());
            }
        }
    }

    private static void refuseIfAny(Stream<StoredRow> children, String object) {
        if (children.findAny().isPresent()) {
            throw new RefusedException(RowErrors.restrictedDelete(object));
        }
    }

    /** @param masterId the record a merge keeps, or null */
    void moveToBin(StoredRow row, String cause, Instant at, @Nullable String masterId) {
        int ordinal = scope.catalog().ordinalOfId(row.id());
        scope.pending().deleted(ordinal, new DeleteLog.Entry(row.id(), at, cause));
        if (row.layout().deleted < 0) {
            scope.pending().purge(ordinal, row);
            return;
        }
        Draft draft = Draft.of(row);
        draft.set(row.layout().deleted, true);
        if (masterId != null) {
            draft.set("MasterRecordId", masterId);
        }
        stamp(draft, at);
        scope.put(draft.finished(row.number(), row.id()));
    }

    private void stamp(Draft draft, Instant at) {
        if (scope.org().policy.does(Behaviour.DELETE_MOVES_STAMPS)) {
            draft.stamp(at, scope.userId(), false);
        }
    }

    SaveResult undelete(String id) {
        StoredRow row = scope.locked(known(-1, id));
        if (!row.isDeleted()) {
            throw new RefusedException(RowErrors.notInRecycleBin());
        }
        Instant at = scope.stamp();
        List<String> along = takenAlong(row.id()).toList();
        restore(row, at, true);
        along.forEach(child -> restore(scope.locked(child), at, false));
        return SaveResult.saved(row.id());
    }

    private Stream<String> takenAlong(String id) {
        DeleteLogs logs = new DeleteLogs(scope);
        return Stream.concat(logs.takenAlongBy(id), scope.pending().takenAlongBy(id));
    }

    private void restore(StoredRow row, Instant at, boolean asked) {
        if (!row.isDeleted()) {
            return;
        }
        Draft draft = Draft.of(row);
        draft.set(row.layout().deleted, false);
        stamp(draft, at);
        StoredRow version = draft.finished(row.number(), row.id());
        new Uniqueness(scope).check(version, row);
        if (asked) {
            scope.checkRules(new WriteAttempt(Kind.UNDELETE, row, version, WriteOptions.none(), scope.view()));
        }
        scope.put(version);
        scope.pending().undeleted(scope.catalog().ordinalOfId(row.id()), row.id());
    }

    SaveResult purge(String id) {
        if (!scope.lockedVisible(known(-1, id)).isDeleted()) {
            throw new RefusedException(RowErrors.notInRecycleBin());
        }
        return hardDelete(id);
    }

    SaveResult hardDelete(String id) {
        StoredRow row = scope.locked(known(-1, id));
        List<StoredRow> doomed = row.isDeleted()
                ? Stream.concat(Stream.of(row), takenAlong(row.id()).map(scope::locked))
                        .toList()
                : List.copyOf(withChildren(row).values());
        Instant at = scope.stamp();
        for (StoredRow each : doomed) {
            int ordinal = scope.catalog().ordinalOfId(each.id());
            if (!each.isDeleted()) {
                scope.pending().deleted(ordinal, new DeleteLog.Entry(each.id(), at, row.id()));
            }
            scope.pending().purge(ordinal, each);
        }
        return SaveResult.saved(row.id());
    }
}
