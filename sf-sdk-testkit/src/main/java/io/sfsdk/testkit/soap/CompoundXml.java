package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.FieldType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes addresses and locations: the parts of the base type first, then the others by name, all without a prefix. */
final class CompoundXml {
    private CompoundXml() {}

    static void write(XmlWriter xml, String element, @Nullable FieldType type, Map<?, ?> parts) {
        TreeMap<String, @Nullable Object> byName = new TreeMap<>();
        parts.forEach((name, value) -> byName.put(String.valueOf(name), value));
        xml.open(element, type == FieldType.LOCATION ? "location" : "address");
        part(xml, "latitude", byName.remove("latitude"));
        part(xml, "longitude", byName.remove("longitude"));
        byName.forEach((name, value) -> part(xml, name, value));
        xml.close();
    }

    private static void part(XmlWriter xml, String name, @Nullable Object value) {
        xml.leaf(name, value == null ? null : Values.text(value, FieldType.DOUBLE));
    }
}
