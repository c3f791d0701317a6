package io.sfsdk.pubsub;

import io.sfsdk.record.Compound;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list, as a compound whose parts are named by their places.
 *
 * @param item reads one item
 */
record ListReader(ValueReader item) implements ValueReader {
    @Override
    public Compound read(AvroInput in) {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
            for (int i = 0; i < count; i++) {
                items.put(Integer.toString(items.size()), item.read(in));
            }
        }
        return new Compound(items);
    }
}
