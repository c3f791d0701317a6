package io.sfsdk.read;

import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as the org sent it.
 *
 * @param records in the answer's order, possibly none
 * @param totalSize how many records the org says the whole answer has
 * @param next where the next page is; null on the last
 */
public record LinkedPage(
        List<SObject> records, long totalSize, @Nullable String next) {
    public LinkedPage {
        records = List.copyOf(records);
    }
}
