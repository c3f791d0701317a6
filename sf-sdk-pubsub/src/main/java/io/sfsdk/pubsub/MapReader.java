package io.sfsdk.pubsub;

import io.sfsdk.record.Compound;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a map, as a compound whose parts are named by its keys.
 *
 * @param value reads one value
 */
record MapReader(ValueReader value) implements ValueReader {
    @Override
    public Compound read(AvroInput in) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
            for (int i = 0; i < count; i++) {
                String key = in.readString();
                entries.put(key, value.read(in));
            }
        }
        return new Compound(entries);
    }
}
