package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.util.Map;
import java.util.TreeMap;

/** Of each record in a page the newest version, in ascending order of ids, so that two writers lock rows in the same order. */
final class NewestChanges {
    private NewestChanges() {}

    static Map<RecordId, RecordChange> of(ChangePage page) {
        Map<RecordId, RecordChange> newest = new TreeMap<>();
        page.changes()
                .forEach(change -> newest.merge(
                        change.id(), change, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh));
        return newest;
    }
}
