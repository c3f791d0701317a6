package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import org.jspecify.annotations.Nullable;

/**
 * The org's records of a range, in the order of ids by bytes. That the org sorts and compares ids by their bytes is documented
 * nowhere; an org that does not is told, and nothing is lost by it: a range holds what the org says is in it.
 */
final class ListedRows implements AutoCloseable {
    private final Answer answer;
    private final RangeQuery query;
    private final IdRange range;
    private @Nullable RecordId last;

    ListedRows(Answer answer, RangeQuery query, IdRange range) {
        this.answer = answer;
        this.query = query;
        this.range = range;
    }

    @Nullable
    Listed next() throws RunStop {
        SObject row = answer.next();
        if (row == null) {
            return null;
        }
        Listed listed = query.listed(row);
        if (!range.contains(listed.id()) || (last != null && listed.id().compareTo(last) <= 0)) {
            throw disorder(listed.id() + " among " + range);
        }
        last = listed.id();
        return listed;
    }

    static RunStop disorder(String where) {
        return RunStop.broken(
                "the org does not order the ids of this object by their bytes, on which ranges of ids rest: it has "
                        + where + "; please report it, and compare this object as a whole",
                null);
    }

    @Override
    public void close() {
        answer.close();
    }
}
