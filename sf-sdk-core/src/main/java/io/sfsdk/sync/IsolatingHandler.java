package io.sfsdk.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the changes a page at a time and says which of them it could not take. Those become dead letters before the position
 * moves, unless they are more than the sync's success rate allows. Otherwise as {@link ChangeHandler}.
 */
@FunctionalInterface
public interface IsolatingHandler {
    /** What the handler did must be durable when it returns; an exception refuses the whole page and stops the run. */
    PageResult handle(ChangePage page) throws Exception;

    /** Handles each change on its own: one that throws is refused, and its neighbours are not touched. */
    static IsolatingHandler each(EachChange step) {
        return page -> {
            List<FailedChange> failed = new ArrayList<>();
            for (int index = 0; index < page.changes().size(); index++) {
                try {
                    step.handle(page.changes().get(index));
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    failed.add(FailedChange.because(index, e));
                }
            }
            return new PageResult(failed);
        };
    }

    /** Takes one change. */
    @FunctionalInterface
    interface EachChange {
        void handle(RecordChange change) throws Exception;
    }
}
