package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows as sObjects: type and Id first, then what was asked for, so that an Id asked for stands twice. */
final class RowXml {
    private static final String AGGREGATE = "AggregateResult";

    private final XmlWriter xml;
    private final Schema schema;
    private final boolean tellsUnselectedIds;
    private final BiConsumer<String, QueryResult> children;

    /** @param children writes child rows under the name of an element */
    RowXml(XmlWriter xml, Schema schema, boolean tellsUnselectedIds, BiConsumer<String, QueryResult> children) {
        this.xml = xml;
        this.schema = schema;
        this.tellsUnselectedIds = tellsUnselectedIds;
        this.children = children;
    }

    /** A row without child rows, whose Id stands once. */
    static void retrieved(XmlWriter xml, Schema schema, String element, ResultRow row) {
        RowXml rows = new RowXml(xml, schema, true, (name, found) -> xml.nil(name));
        rows.begin(element, row.objectName(), row.id());
        rows.values(row, true);
        xml.close();
    }

    void query(String element, ResultRow row) {
        boolean selected = row.names().contains("Id");
        begin(element, row.objectName(), selected || tellsUnselectedIds ? row.id() : null);
        values(row, false);
        xml.close();
    }

    private void begin(String element, String object, @Nullable String id) {
        xml.open(element, "sf:sObject").leaf("sf:type", object).leaf("sf:Id", id);
    }

    private void values(ResultRow row, boolean withoutId) {
        Optional<ObjectType> object = schema.object(row.objectName());
        List<String> names = row.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!withoutId || !name.equals("Id")) {
                value("sf:" + name, row.values().get(i), row, type(object, name));
            }
        }
    }

    private static @Nullable FieldType type(Optional<ObjectType> object, String name) {
        return object.flatMap(type -> type.field(name))
                .map(field -> field.type())
                .orElse(null);
    }

    private void value(String element, @Nullable Object value, ResultRow row, @Nullable FieldType type) {
        if (value == null) {
            xml.nil(element);
        } else if (value instanceof ResultRow parent) {
            query(element, parent);
        } else if (value instanceof QueryResult found) {
            children.accept(element, found);
        } else if (value instanceof Map<?, ?> compound) {
            CompoundXml.write(xml, element, type, compound);
        } else if (row.objectName().equals(AGGREGATE)) {
            xml.leaf(element, Values.xsdType(value), Values.text(value, null));
        } else {
            xml.leaf(element, Values.text(value, type));
        }
    }
}
