package io.sfsdk.testkit.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Describes one object: its names and its fields in describe order. */
public final class ObjectBuilder {
    private final String name;
    private final String keyPrefix;
    private String label;
    private String labelPlural;
    private boolean replicateable = true;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ObjectBuilder(String name, String keyPrefix) {
        this.name = name;
        this.keyPrefix = keyPrefix;
        this.label = name;
        this.labelPlural = name + "s";
    }

    /** An object without fields; {@code Id} and the system fields are to be added. */
    public static ObjectBuilder of(String name, String keyPrefix) {
        return new ObjectBuilder(name, keyPrefix);
    }

    /** A custom object with Id, OwnerId, IsDeleted, Name and the audit fields. */
    public static ObjectBuilder custom(String name, String label, String keyPrefix) {
        ObjectBuilder object = of(name, keyPrefix).label(label, label + "s");
        SystemFields.ofCustomObject().forEach(object::field);
        return object;
    }

    static ObjectBuilder from(ObjectType type) {
        ObjectBuilder object = of(type.name(), type.keyPrefix()).label(type.label(), type.labelPlural());
        object.replicateable = type.isReplicateable();
        type.fields().forEach(object::field);
        return object;
    }

    /** The names people see. */
    public ObjectBuilder label(String singular, String plural) {
        this.label = singular;
        this.labelPlural = plural;
        return this;
    }

    /** getUpdated and getDeleted do not answer for it. */
    public ObjectBuilder notReplicateable() {
        this.replicateable = false;
        return this;
    }

    /** Adds a field at the end, or replaces the one of the same name where it is. */
    public ObjectBuilder field(FieldBuilder field) {
        return field(field.build());
    }

    ObjectBuilder field(Field field) {
        fields.put(field.name().toLowerCase(Locale.ROOT), field);
        return this;
    }

    /** Takes a field away. */
    public ObjectBuilder remove(String field) {
        fields.remove(field.toLowerCase(Locale.ROOT));
        return this;
    }

    String name() {
        return name;
    }

    String keyPrefix() {
        return keyPrefix;
    }

    ObjectType build(List<ChildRelationship> children) {
        return new FixedObjectType(
                name, label, labelPlural, keyPrefix, replicateable, List.copyOf(fields.values()), children, Set.of());
    }

    List<Field> fields() {
        return List.copyOf(fields.values());
    }
}
