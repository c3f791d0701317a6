package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sObject: type, fieldsToNull, Id, then fields. An element that is empty or nil changes nothing. A column that the
 * object does not have, and a value that is none of the column's type, fail the whole call.
 *
 * @see <a href="https://github.com/developerforce/Force.com-Toolkit-for-PHP/issues/25">A fault for one unknown column</a>
 * @see <a href="https://github.com/tprouvot/Salesforce-Inspector-reloaded/pull/1154">A fault for one value of the wrong type</a>
 */
final class SObjectReader {
    private static final Set<String> LEADING = Set.of("type", "fieldsToNull", "Id");

    private final Schema schema;
    private final boolean strict;
    private final boolean truncates;

    /**
     * @param strict whether another order of the leading elements is refused
     * @param truncates whether texts that are too long are cut
     */
    SObjectReader(Schema schema, boolean strict, boolean truncates) {
        this.schema = schema;
        this.strict = strict;
        this.truncates = truncates;
    }

    SObject read(Element element, ObjectType type) {
        if (strict) {
            checkOrder(element);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Element child : element.children()) {
            if (!LEADING.contains(child.name()) && !child.nil() && !child.isEmpty()) {
                put(fields, child, type);
            }
        }
        List<String> contradictions = new ArrayList<>();
        for (String name : element.texts("fieldsToNull")) {
            Field field = type.field(name).orElseThrow(() -> SoapFault.unknownField(name, type.name()));
            if (fields.containsKey(field.name())) {
                contradictions.add(field.name());
            }
            fields.put(field.name(), null);
        }
        return new SObject(type.name(), element.value("Id"), fields, contradictions);
    }

    private void put(Map<String, @Nullable Object> fields, Element child, ObjectType type) {
        if (!child.children().isEmpty()) {
            Field reference = type.parentRelationship(child.name())
                    .orElseThrow(() -> SoapFault.unknownField(child.name(), type.name()));
            fields.put(reference.name(), parent(child));
            return;
        }
        Field field = type.field(child.name()).orElseThrow(() -> SoapFault.unknownField(child.name(), type.name()));
        String text = FieldInput.checked(field, child.text());
        fields.put(field.name(), truncates ? FieldInput.truncated(field, text) : text);
    }

    /** The parent by its external id, in the form the store knows. */
    private Map<String, @Nullable Object> parent(Element child) {
        String name = child.value("type");
        if (name == null) {
            throw SoapFault.of("INVALID_TYPE", "Must send a concrete entity type.");
        }
        ObjectType type = schema.object(name).orElseThrow(() -> SoapFault.unknownType(name));
        Map<String, @Nullable Object> parent = new LinkedHashMap<>();
        parent.put("attributes", Map.of("type", type.name()));
        for (Element key : child.children()) {
            if (!key.name().equals("type") && !key.nil() && !key.isEmpty()) {
                Field field = type.field(key.name()).orElseThrow(() -> SoapFault.unknownField(key.name(), type.name()));
                parent.put(field.name(), FieldInput.checked(field, key.text()));
            }
        }
        return parent;
    }

    private static void checkOrder(Element element) {
        int at = 0;
        for (Element child : element.children()) {
            int place = place(child.name());
            boolean repeated = place == at && place != 1 && place != 3 && at != 0;
            if (place < at || repeated || !child.namespace().equals(Namespaces.SOBJECT)) {
                throw SoapFault.ofClient("Element " + child.qualifiedName() + " invalid at this location");
            }
            at = place;
        }
    }

    private static int place(String name) {
        return switch (name) {
            case "type" -> 0;
            case "fieldsToNull" -> 1;
            case "Id" -> 2;
            default -> name.toLowerCase(Locale.ROOT).equals("id") ? -1 : 3;
        };
    }
}
