package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.json.NumberForm;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows straight into the answer's bytes. One for each answer. */
final class RowJson {
    private static final byte[] ATTRIBUTES = JsonWriter.encodedName("attributes");
    private static final byte[] END_OF_URL = "\"}".getBytes(StandardCharsets.UTF_8);
    private static final int SHAPES_KEPT = 16;

    private final JsonWriter json;
    private final String base;
    private final Schema schema;
    private final List<Columns> shapes = new ArrayList<>();

    RowJson(JsonWriter json, String base, Schema schema) {
        this.json = json;
        this.base = base;
        this.schema = schema;
    }

    void rows(List<ResultRow> rows) {
        json.beginArray();
        rows.forEach(this::row);
        json.endArray();
    }

    void row(ResultRow row) {
        Columns columns = columns(row.objectName(), row.names());
        String id = row.id();
        json.beginObject().name(ATTRIBUTES);
        if (id == null) {
            json.beginObject().name("type").value(row.objectName()).endObject();
        } else {
            json.raw(columns.attributesUntilId(), id, END_OF_URL);
        }
        List<@Nullable Object> values = row.values();
        for (int i = 0; i < columns.size(); i++) {
            json.name(columns.name(i));
            value(values.get(i), columns.type(i), row, i);
        }
        json.endObject();
    }

    private void value(@Nullable Object value, @Nullable FieldType type, ResultRow row, int column) {
        if (value instanceof BigDecimal number && type != null) {
            json.number(type.isWhole() ? NumberForm.whole(number) : NumberForm.decimal(number));
        } else if (value instanceof ResultRow parent) {
            row(parent);
        } else if (value instanceof QueryResult children) {
            children(children);
        } else if (type == FieldType.BASE64 && value != null) {
            json.value(blobUrl(row, row.names().get(column)));
        } else {
            json.value(value);
        }
    }

    /** All children at once: nested pages are not simulated. */
    private void children(QueryResult children) {
        if (children.rows().isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject().name("totalSize").value(children.totalSize());
        json.name("done").value(true).name("records");
        rows(children.rows());
        json.endObject();
    }

    private String blobUrl(ResultRow row, String field) {
        return base + "/sobjects/" + row.objectName() + "/" + row.id() + "/" + field;
    }

    private Columns columns(String objectName, List<String> names) {
        for (Columns shape : shapes) {
            if (shape.describes(objectName, names)) {
                return shape;
            }
        }
        Columns shape = new Columns(objectName, names, base, schema);
        if (shapes.size() < SHAPES_KEPT) {
            shapes.add(shape);
        }
        return shape;
    }
}
