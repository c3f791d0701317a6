package io.sfsdk.copy;

import io.sfsdk.sync.ChangeHandler;
import java.util.List;

/**
 * A copy of an object that takes records whole, from a query, and in parts, from change events. {@link JdbcMirror} is one; a host may
 * bring its own.
 *
 * <p>It keeps two times of each record: the stamp of the newest version that a query brought or an event told ({@link
 * RecordPatch#modified}), by which queries are compared, and the time up to which events are in it, by which events are. A row of a
 * query takes the place of one whose stamp is not later. A row whose stamp is before its page's {@link
 * io.sfsdk.sync.SyncWindow#until} holds all changes of that second, so events of that second are older; of a row with a later stamp,
 * only those before that second are.
 *
 * <p>Called by several threads. What a method did is durable when it returns.
 */
public interface PatchedTarget extends ChangeHandler, TargetIndex {
    /** What it keeps of each record, by the API names that queries use. */
    List<String> fields();

    /**
     * Takes the parts of one event, all or, with an exception, none.
     *
     * @return what became of each, in the same order
     */
    List<RecordPatch.Outcome> patch(List<RecordPatch> patches) throws Exception;
}
