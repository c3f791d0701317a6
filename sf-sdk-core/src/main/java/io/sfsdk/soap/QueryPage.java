package io.sfsdk.soap;

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

    ChildRecords asChildren() throws XmlException {
        if (next == null && records.size() != totalSize) {
            throw new XmlException("a subquery that has " + totalSize + " rows but shows " + records.size());
        }
        return new ChildRecords(records, totalSize, next);
    }
}
