package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.json.NumberForm;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes rows straight into the answer's bytes. One for each answer. */
final class RowJson {
    private static final byte[] ATTRIBUTES = JsonWriter.encodedName("attributes");
    private static final byte[] END_OF_URL = "\"}".getBytes(StandardCharsets.UTF_8);
    private static final int SHAPES_KEPT = 16;
    private static final String POLYMORPHIC = "Name";

    private final JsonWriter json;
    private final String base;
    private final Schema schema;
    private final Consumer<QueryResult> children;
    private final List<Columns> shapes = new ArrayList<>();

    /** For rows without child rows. */
    RowJson(JsonWriter json, String base, Schema schema) {
        this(json, base, schema, rows -> {
            throw new IllegalStateException("no child rows were expected");
        });
    }

    /** @param children writes child rows, of which there are some */
    RowJson(JsonWriter json, String base, Schema schema, Consumer<QueryResult> children) {
        this.json = json;
        this.base = base;
        this.schema = schema;
        this.children = children;
    }

    void rows(List<ResultRow> rows) {
        json.beginArray();
        rows.forEach(this::row);
        json.endArray();
    }

    void row(ResultRow row) {
        String id = row.id();
        Columns columns = columns(row.objectName(), located(row.objectName(), id), row.names());
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
        } else if (value instanceof QueryResult found) {
            children(found);
        } else if (type == FieldType.BASE64 && value != null) {
            json.value(blobUrl(row, row.names().get(column)));
        } else {
            json.value(value);
        }
    }

    private void children(QueryResult found) {
        if (found.rows().isEmpty()) {
            json.nullValue();
        } else {
            children.accept(found);
        }
    }

    private String blobUrl(ResultRow row, String field) {
        return base + "/sobjects/" + row.objectName() + "/" + row.id() + "/" + field;
    }

    /** The object of the row's URL: that of its id where the row is a parent of no certain object. */
    private String located(String objectName, @Nullable String id) {
        return id == null || !objectName.equals(POLYMORPHIC)
                ? objectName
                : schema.byKeyPrefix(id.substring(0, 3)).map(ObjectType::name).orElse(objectName);
    }

    private Columns columns(String objectName, String urlObject, List<String> names) {
        for (Columns shape : shapes) {
            if (shape.describes(objectName, urlObject, names)) {
                return shape;
            }
        }
        Columns shape = new Columns(objectName, urlObject, names, base, schema);
        if (shapes.size() < SHAPES_KEPT) {
            shapes.add(shape);
        }
        return shape;
    }
}
