package io.sfsdk.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells listeners what transactions did. Used under the store's lock, save for {@link #add}. */
final class Commits {
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private long number;

    void add(CommitListener listener) {
        listeners.add(listener);
    }

    /** @param before what was committed until now */
    void tell(TransactionScope scope, Snapshot before) {
        number++;
        Pending pending = scope.pending();
        if (listeners.isEmpty() || (pending.isEmpty() && pending.published().isEmpty())) {
            return;
        }
        Commit commit = new Commit(
                number, scope.org().now(), scope.userId(), scope.origin(), changes(scope, before), pending.published());
        listeners.forEach(listener -> listener.committed(commit));
    }

    private static List<RowChange> changes(TransactionScope scope, Snapshot before) {
        Snapshot after = scope.committed();
        List<RowChange> changes = new ArrayList<>();
        scope.pending().written().forEach(id -> changes.add(new RowChange(before.row(id), after.row(id))));
        return changes;
    }
}
