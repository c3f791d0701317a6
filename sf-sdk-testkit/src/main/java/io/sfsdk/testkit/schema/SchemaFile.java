package io.sfsdk.testkit.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds the custom objects and fields of a schema file, already read into maps and lists.
 *
 * <pre>{@code
 * {"objects": [
 *   {"name": "Invoice__c", "label": "Invoice", "labelPlural": "Invoices", "keyPrefix": "a05",
 *    "fields": [
 *      {"name": "Number__c", "type": "string", "length": 20, "externalId": true, "unique": true, "caseSensitive": true},
 *      {"name": "Total__c", "type": "currency", "precision": 16, "scale": 2, "required": true},
 *      {"name": "State__c", "type": "picklist", "values": ["Open", "Paid"], "restricted": true, "defaultValue": "Open"},
 *      {"name": "Account__c", "type": "reference", "referenceTo": ["Account"], "relationshipName": "Account__r",
 *       "childRelationshipName": "Invoices__r", "cascadeDelete": true},
 *      {"name": "Age__c", "type": "double", "formula": "TODAY() - DATEVALUE(CreatedDate)"},
 *      {"name": "Serial__c", "type": "string", "autoNumber": "S-{0000}"}]},
 *   {"name": "Account", "fields": [{"name": "Rank__c", "type": "int"}]}]}
 * }</pre>
 *
 * An object the schema has gets the fields added; another is created as a custom object with Name, OwnerId and the system
 * fields. Only {@code name}, and {@code type} of a field, are needed; further keys of a field are {@code label},
 * {@code readOnly} and {@code idLookup}.
 */
public final class SchemaFile {
    private SchemaFile() {}

    /**
     * Adds what the file describes.
     *
     * @throws IllegalArgumentException if a key that is needed is absent, or a value is of the wrong kind
     */
    public static SchemaBuilder addTo(SchemaBuilder schema, Map<String, ? extends @Nullable Object> file) {
        for (Object object : list(file, "objects")) {
            add(schema, map(object));
        }
        return schema;
    }

    private static void add(SchemaBuilder schema, Map<String, ?> object) {
        String name = text(object, "name");
        if (!schema.contains(name)) {
            String label = text(object, "label", FieldBuilder.labelOf(name));
            ObjectBuilder created =
                    ObjectBuilder.custom(name, label, text(object, "keyPrefix", schema.nextCustomPrefix()));
            schema.object(created.label(label, text(object, "labelPlural", label + "s")));
        }
        for (Object field : list(object, "fields")) {
            schema.field(name, field(map(field)));
        }
    }

    private static FieldBuilder field(Map<String, ?> json) {
        FieldBuilder field = Field.builder(
                text(json, "name"), FieldType.valueOf(text(json, "type").toUpperCase(Locale.ROOT)));
        json.forEach((key, value) -> apply(field, key, value));
        if (json.get("referenceTo") != null) {
            String[] parents = strings(Objects.requireNonNull(json.get("referenceTo")));
            field.to(
                    text(json, "relationshipName", relationshipOf(text(json, "name"))),
                    (String) json.get("childRelationshipName"),
                    parents);
        }
        if (json.get("precision") instanceof Number digits) {
            field.digits(digits.intValue(), json.get("scale") instanceof Number right ? right.intValue() : 0);
        }
        return field;
    }

    private static void apply(FieldBuilder field, String key, @Nullable Object value) {
        switch (key) {
            case "label" -> field.label(String.valueOf(value));
            case "length" -> field.length(number(key, value));
            case "values" -> field.values(strings(Objects.requireNonNull(value)));
            case "defaultValue" -> field.defaultsTo(Objects.requireNonNull(value));
            case "autoNumber" -> field.autoNumber(String.valueOf(value));
            case "formula" -> field.formula(String.valueOf(value));
            default -> {
                if (Boolean.TRUE.equals(value)) {
                    flag(field, key);
                }
            }
        }
    }

    private static void flag(FieldBuilder field, String key) {
        switch (key) {
            case "required" -> field.required();
            case "readOnly" -> field.readOnly();
            case "unique" -> field.unique();
            case "caseSensitive" -> field.caseSensitive();
            case "externalId" -> field.externalId();
            case "idLookup" -> field.idLookup();
            case "restricted" -> field.restricted();
            case "cascadeDelete" -> field.cascadeDelete();
            default -> throw new IllegalArgumentException("unknown key " + key + " of a field");
        }
    }

    private static String relationshipOf(String field) {
        return field.endsWith("__c") ? field.substring(0, field.length() - 1) + "r" : field.replaceFirst("Id$", "");
    }

    private static int number(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalArgumentException(key + " is no number: " + value);
    }

    private static String text(Map<String, ?> json, String key) {
        if (json.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text " + key + " in " + json);
    }

    private static String text(Map<String, ?> json, String key, String otherwise) {
        return json.get(key) instanceof String text ? text : otherwise;
    }

    private static List<?> list(Map<String, ?> json, String key) {
        Object value = json.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(key + " is no list");
    }

    private static String[] strings(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toArray(String[]::new);
        }
        throw new IllegalArgumentException("no list: " + value);
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are strings
    private static Map<String, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new IllegalArgumentException("no object: " + value);
    }
}
