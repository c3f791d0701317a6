package io.sfsdk.read;

import io.sfsdk.record.SObject;
import java.util.List;

/**
 * Some records of an answer, in its order.
 *
 * @param records at least one, but for the only page of an empty answer
 * @param totalSize how many records the org says the whole answer has; may become more exact on later pages
 */
public record RecordPage(List<SObject> records, long totalSize) {
    public RecordPage {
        records = List.copyOf(records);
    }
}
