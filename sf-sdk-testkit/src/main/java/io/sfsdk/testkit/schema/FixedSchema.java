package io.sfsdk.testkit.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A schema with both ends of each reference joined. */
final class FixedSchema implements Schema {
    private final List<ObjectType> objects = new ArrayList<>();
    private final Map<String, ObjectType> byName = new HashMap<>();
    private final Map<String, ObjectType> byKeyPrefix = new HashMap<>();

    /** A schema of object types that know their children. */
    FixedSchema(List<ObjectType> types) {
        for (ObjectType type : types) {
            objects.add(type);
            byName.put(fold(type.name()), type);
            ObjectType other = byKeyPrefix.put(type.keyPrefix(), type);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + type + " share key prefix " + type.keyPrefix());
            }
        }
    }

    static FixedSchema of(List<ObjectBuilder> builders) {
        Map<String, List<ChildRelationship>> children = children(builders);
        List<ObjectType> types = builders.stream()
                .map(builder -> builder.build(children.getOrDefault(fold(builder.name()), List.of())))
                .toList();
        FixedSchema schema = new FixedSchema(types);
        children.keySet().removeAll(schema.byName.keySet());
        if (!children.isEmpty()) {
            throw new IllegalArgumentException("references to unknown objects: " + children);
        }
        return schema;
    }

    private static Map<String, List<ChildRelationship>> children(List<ObjectBuilder> builders) {
        Map<String, List<ChildRelationship>> children = new HashMap<>();
        for (ObjectBuilder child : builders) {
            for (Field field : child.fields()) {
                for (String parent : field.referenceTo()) {
                    ChildRelationship end = new ChildRelationship(
                            field.childRelationshipName(),
                            child.name(),
                            field.name(),
                            field.cascadeDelete(),
                            field.restrictedDelete());
                    children.computeIfAbsent(fold(parent), key -> new ArrayList<>())
                            .add(end);
                }
            }
        }
        children.values()
                .forEach(list -> list.sort(
                        Comparator.comparing(ChildRelationship::childObject).thenComparing(ChildRelationship::field)));
        return children;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<ObjectType> object(String name) {
        return Optional.ofNullable(byName.get(fold(name)));
    }

    @Override
    public Optional<ObjectType> byKeyPrefix(String keyPrefix) {
        return Optional.ofNullable(byKeyPrefix.get(keyPrefix));
    }

    @Override
    public List<ObjectType> objects() {
        return List.copyOf(objects);
    }
}
