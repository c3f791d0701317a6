package io.sfsdk.sync;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Pages over a frozen answer; a page is asked for when somebody wants to know of it, and the count is checked at the end. */
final class FakeCursor implements RecordCursor {
    private final FakeOrg org;
    private final FakeQuery query;
    private final List<FakeOrg.Version> answer;
    private int sent;
    private int arrived;
    private @Nullable RecordPage ahead;
    private boolean isFirst = true;

    FakeCursor(FakeOrg org, FakeQuery query, List<FakeOrg.Version> answer) {
        this.org = org;
        this.query = query;
        this.answer = answer;
        fetch();
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && sent < answer.size()) {
            fetch();
        }
        if (ahead == null && arrived < answer.size()) {
            throw new ProtocolException(
                    arrived + " records came of " + answer.size(), Retryability.AFTER_DELAY, null, null);
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

    private void fetch() {
        int request = org.request(isFirst ? FakeOrg.Kind.QUERY : FakeOrg.Kind.NEXT_PAGE);
        int end = Math.min(sent + org.pageSize, answer.size());
        List<SObject> rows = answer.subList(sent, end).stream().map(query::row).toList();
        List<SObject> page = org.dropping.arriving(request, rows);
        sent = end;
        arrived += page.size();
        if (!page.isEmpty() || isFirst) {
            ahead = new RecordPage(page, answer.size());
        }
        isFirst = false;
    }
}
