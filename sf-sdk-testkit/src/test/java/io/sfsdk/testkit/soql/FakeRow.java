package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.Map;

/** A row held in a map; tells when a value is read. */
record FakeRow(String objectName, String id, Map<String, Object> values, boolean isDeleted, Runnable onRead)
        implements Row {
    @Override
    public Object value(String fieldName) {
        onRead.run();
        return fieldName.equals("IsDeleted") ? (Object) isDeleted : values.get(fieldName);
    }
}
