package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.time.Instant;
import java.util.List;

/**
 * Joins records of one object.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm">merge()</a>
 */
final class Merge {
    private final TransactionScope scope;

    Merge(TransactionScope scope) {
        this.scope = scope;
    }

    SaveResult merge(String masterId, List<String> loserIds) {
        StoredRow master = locked(masterId);
        Instant at = scope.stamp();
        for (String loserId : loserIds) {
            StoredRow loser = locked(loserId);
            if (loser.layout() != master.layout() || loser.number() == master.number()) {
                throw new RefusedException(RowErrors.unknownReference());
            }
            Children.ends(scope, loser).forEach(end -> reparent(loser, master, end, at));
            new Deletion(scope).moveToBin(loser, loser.id(), at, master.id());
        }
        Draft draft = Draft.of(master);
        draft.stamp(at, scope.userId(), false);
        scope.put(draft.finished(master.number(), master.id()));
        return SaveResult.saved(master.id());
    }

    private StoredRow locked(String id) {
        StoredRow row = scope.locked(RecordId.normalize(id)
                .orElseThrow(
                        () -> new RefusedException(RowError.of("MALFORMED_ID", "bad id in recordsToMerge: " + id))));
        if (row.isDeleted()) {
            throw new RefusedException(RowErrors.deleted());
        }
        return row;
    }

    private void reparent(StoredRow loser, StoredRow master, ChildRelationship end, Instant at) {
        for (StoredRow child : Children.of(scope, loser, end)) {
            Draft draft = Draft.of(scope.locked(child.id()));
            draft.set(end.field(), master.id());
            if (scope.org().policy.does(Behaviour.MERGE_MOVES_CHILD_STAMPS)) {
                draft.stamp(at, scope.userId(), false);
            }
            scope.put(draft.finished(child.number(), child.id()));
        }
    }
}
