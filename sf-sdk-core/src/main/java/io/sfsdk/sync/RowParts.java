package io.sfsdk.sync;

import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one record of the parts of a row. Its id and stamp stand in each part and come once. For one thread. */
final class RowParts {
    private RecordShape last = RecordShape.of("row", List.of());

    /** @param parts at least one, the first the one whose order of fields leads */
    SObject joined(List<SObject> parts) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            SObject part = parts.get(place);
            for (int i = 0; i < part.size(); i++) {
                String name = part.names().get(i);
                if (place == 0 || !isCursor(name)) {
                    names.add(name);
                    values.add(part.valueAt(i));
                }
            }
        }
        return shape(parts.get(0).type(), names).record(values.toArray());
    }

    private static boolean isCursor(String name) {
        return name.equals("Id") || name.equals("SystemModstamp");
    }

    private RecordShape shape(String type, List<String> names) {
        if (!last.type().equals(type) || !last.names().equals(names)) {
            last = RecordShape.of(type, names);
        }
        return last;
    }
}
