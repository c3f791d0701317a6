package io.sfsdk.rest;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page as the org sent it; {@code next} is null on the last. */
record QueryPage(
        List<SObject> records, long totalSize, @Nullable String next) {
    LinkedPage linked() {
        return new LinkedPage(records, totalSize, next);
    }

    ChildRecords asChildren() throws MisshapenException {
        if (next == null && records.size() != totalSize) {
            throw new MisshapenException("a subquery that has " + totalSize + " rows but shows " + records.size());
        }
        return new ChildRecords(records, totalSize, next);
    }

    /** What has been read of a page, in whatever order it comes. */
    static final class Parts {
        long totalSize = -1;

        @Nullable
        Boolean done;

        @Nullable
        String next;

        @Nullable
        List<SObject> records;

        QueryPage page() throws MisshapenException {
            if (records == null || done == null || totalSize < 0) {
                throw new MisshapenException("a page without totalSize, done or records");
            }
            if (!done && next == null) {
                throw new MisshapenException("a page that is not the last but names no next one");
            }
            return new QueryPage(records, totalSize, done ? null : next);
        }
    }
}
