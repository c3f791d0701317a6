package io.sfsdk.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hands on only the changes of a page that a condition holds for; the others are accepted as they are. */
record FilteredHandler(IsolatingHandler handler, Predicate<RecordChange> isWanted) implements IsolatingHandler {
    @Override
    public PageResult handle(ChangePage page) throws Exception {
        List<RecordChange> wanted = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int index = 0; index < page.changes().size(); index++) {
            RecordChange change = page.changes().get(index);
            if (isWanted.test(change)) {
                wanted.add(change);
                places.add(index);
            }
        }
        if (wanted.isEmpty()) {
            return PageResult.accepted();
        }
        PageResult result = handler.handle(new ChangePage(page.sobject(), page.window(), wanted));
        return new PageResult(result.failed().stream()
                .map(failed -> new FailedChange(places.get(failed.index()), failed.errors(), failed.attempts()))
                .toList());
    }
}
