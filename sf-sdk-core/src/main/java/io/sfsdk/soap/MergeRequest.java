package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.List;

/**
 * Records to be made one.
 *
 * @param master the record that stays, with its {@code Id} and the fields to set on it
 * @param duplicates one or two that go into it and to the recycle bin
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm">SOAP API Developer
 *     Guide, merge()</a>
 */
public record MergeRequest(SObject master, List<RecordId> duplicates) {
    public MergeRequest {
        duplicates = List.copyOf(duplicates);
        if (duplicates.isEmpty() || duplicates.size() > 2) {
            throw new IllegalArgumentException(
                    "a merge takes one or two records into a third, got " + duplicates.size());
        }
        if (master.id().isEmpty()) {
            throw new IllegalArgumentException("the record that stays needs its Id");
        }
    }
}
