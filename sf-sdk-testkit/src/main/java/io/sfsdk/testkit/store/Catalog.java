package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layouts of a schema's objects; an object keeps its ordinal when the schema changes. */
final class Catalog {
    private final Schema schema;
    private final FormulaScope formulas;
    private final List<Layout> layouts;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byPrefix = new HashMap<>();

    private Catalog(Schema schema, FormulaScope formulas, List<Layout> layouts) {
        this.schema = schema;
        this.formulas = formulas;
        this.layouts = List.copyOf(layouts);
        for (int ordinal = 0; ordinal < layouts.size(); ordinal++) {
            ObjectType type = layouts.get(ordinal).type();
            byName.put(type.name(), ordinal);
            byName.putIfAbsent(type.name().toLowerCase(Locale.ROOT), ordinal);
            byPrefix.put(type.keyPrefix(), ordinal);
        }
    }

    static Catalog of(Schema schema, FormulaScope formulas) {
        List<Layout> layouts = schema.objects().stream()
                .map(type -> new Layout(type, formulas))
                .toList();
        return new Catalog(schema, formulas, layouts);
    }

    /** @throws IllegalArgumentException if the other schema lacks an object of this one */
    Catalog alteredTo(Schema other) {
        List<Layout> next = new ArrayList<>();
        for (Layout layout : layouts) {
            String name = layout.type().name();
            ObjectType type =
                    other.object(name).orElseThrow(() -> new IllegalArgumentException("schema without " + name));
            next.add(type.fields().equals(layout.fields()) ? layout : new Layout(type, formulas));
        }
        other.objects().stream()
                .filter(type -> ordinal(type.name()) < 0)
                .map(type -> new Layout(type, formulas))
                .forEach(next::add);
        return new Catalog(other, formulas, next);
    }

    Schema schema() {
        return schema;
    }

    int size() {
        return layouts.size();
    }

    Layout layout(int ordinal) {
        return layouts.get(ordinal);
    }

    /** The object's place; -1 if there is none of this name, in any case. */
    int ordinal(String name) {
        @Nullable Integer exact = byName.get(name);
        return exact != null ? exact : byName.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
    }

    /** The place of the object whose ids begin like this one; -1 if there is none. */
    int ordinalOfId(String id) {
        return byPrefix.getOrDefault(id.substring(0, 3), -1);
    }
}
