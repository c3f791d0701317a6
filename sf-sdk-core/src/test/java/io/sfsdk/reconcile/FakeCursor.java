package io.sfsdk.reconcile;

import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Pages over a frozen answer, each asked for when somebody wants to know of it. What was dropped on the way is not noticed here. */
final class FakeCursor implements RecordCursor {
    private final FakeOrg org;
    private final FakeQuery query;
    private final List<FakeOrg.Row> answer;
    private int sent;
    private @Nullable RecordPage ahead;

    FakeCursor(FakeOrg org, FakeQuery query, List<FakeOrg.Row> answer, int request) {
        this.org = org;
        this.query = query;
        this.answer = answer;
        accept(request);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && sent < answer.size()) {
            accept(org.request(FakeOrg.Kind.NEXT_PAGE));
        }
        return ahead != null;
    }

    @Override
    public RecordPage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RecordPage page = ahead;
        ahead = null;
        return page;
    }

    @Override
    public void close() {
        sent = answer.size();
    }

    private void accept(int request) {
        int end = query.isCount() ? answer.size() : Math.min(sent + org.pageSize, answer.size());
        List<SObject> rows = query.isCount()
                ? List.of()
                : answer.subList(sent, end).stream().map(query::row).toList();
        sent = end;
        ahead = new RecordPage(org.dropping.arriving(request, rows), answer.size());
    }
}
