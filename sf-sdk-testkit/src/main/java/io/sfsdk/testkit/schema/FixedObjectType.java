package io.sfsdk.testkit.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object type with its names looked up by hash. */
final class FixedObjectType implements ObjectType {
    private final String name;
    private final String label;
    private final String labelPlural;
    private final String keyPrefix;
    private final boolean replicateable;
    private final List<Field> fields;
    private final List<ChildRelationship> children;
    private final Set<ObjectPermission> withheld;
    private final Map<String, Field> byName;
    private final Map<String, Field> byRelationship;
    private final Map<String, ChildRelationship> byChildName;

    FixedObjectType(
            String name,
            String label,
            String labelPlural,
            String keyPrefix,
            boolean replicateable,
            List<Field> fields,
            List<ChildRelationship> children,
            Set<ObjectPermission> withheld) {
        this.name = name;
        this.label = label;
        this.labelPlural = labelPlural;
        this.keyPrefix = keyPrefix;
        this.replicateable = replicateable;
        this.fields = fields;
        this.children = List.copyOf(children);
        this.withheld = Set.copyOf(withheld);
        this.byName = index(fields, Field::name);
        this.byRelationship = index(fields, Field::relationshipName);
        this.byChildName = index(this.children, ChildRelationship::name);
    }

    private static <T> Map<String, T> index(List<T> items, Function<T, @Nullable String> key) {
        Map<String, T> map = new HashMap<>();
        for (T item : items) {
            String text = key.apply(item);
            if (text != null) {
                map.putIfAbsent(fold(text), item);
            }
        }
        return map;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String labelPlural() {
        return labelPlural;
    }

    @Override
    public String keyPrefix() {
        return keyPrefix;
    }

    @Override
    public boolean isCustom() {
        return name.endsWith("__c") || name.endsWith("__e");
    }

    @Override
    public boolean isReplicateable() {
        return replicateable;
    }

    @Override
    public boolean withholds(ObjectPermission permission) {
        return withheld.contains(permission);
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(fold(name)));
    }

    @Override
    public Optional<Field> parentRelationship(String relationshipName) {
        return Optional.ofNullable(byRelationship.get(fold(relationshipName)));
    }

    @Override
    public Optional<ChildRelationship> childRelationship(String name) {
        return Optional.ofNullable(byChildName.get(fold(name)));
    }

    @Override
    public List<ChildRelationship> childRelationships() {
        return children;
    }

    @Override
    public String toString() {
        return name;
    }
}
