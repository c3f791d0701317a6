package io.sfsdk.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The child rows of one parent, from a subquery.
 *
 * @param records the rows that came with the parent
 * @param totalSize rows the org has for this parent
 * @param nextPage where the rest is read, if it did not come with the parent; null if it did
 */
public record ChildRecords(
        List<SObject> records, long totalSize, @Nullable String nextPage) {
    public ChildRecords {
        records = List.copyOf(records);
    }

    public static ChildRecords of(List<SObject> records) {
        return new ChildRecords(records, records.size(), null);
    }

    /** No rows, which the API writes as null. */
    public static ChildRecords none() {
        return of(List.of());
    }

    /** Where the rest is read, if it did not come with the parent. */
    public Optional<String> rest() {
        return Optional.ofNullable(nextPage);
    }
}
