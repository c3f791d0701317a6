package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.PicklistValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How records of one object are laid out: a slot for each field, in describe order. */
final class Layout {
    private static final int MOST_SHAPES = 4096;

    /** Slots of the fields the store itself writes; -1 where the object lacks one. */
    final int id;

    final int deleted;
    final int created;
    final int createdBy;
    final int modified;
    final int modifiedBy;
    final int stamp;
    final int owner;

    private final ObjectType type;
    private final List<Field> fields;
    private final Map<String, Integer> slots = new HashMap<>();
    private final @Nullable Computed[] computed;
    private final List<ValueIndex> indexes;
    private final List<ValueIndex> uniqueIndexes;
    private final List<Integer> required;
    private final @Nullable Object[] defaults;
    private final Map<ShapeKey, Shape> shapes = new ConcurrentHashMap<>();
    private final Shape full;

    private record ShapeKey(long low, long high) {}

    Layout(ObjectType type, FormulaScope formulas) {
        this.type = type;
        this.fields = type.fields();
        for (int slot = 0; slot < fields.size(); slot++) {
            slots.put(fields.get(slot).name(), slot);
            slots.putIfAbsent(fields.get(slot).name().toLowerCase(Locale.ROOT), slot);
        }
        this.id = slot("Id");
        this.deleted = slot("IsDeleted");
        this.created = slot("CreatedDate");
        this.createdBy = slot("CreatedById");
        this.modified = slot("LastModifiedDate");
        this.modifiedBy = slot("LastModifiedById");
        this.stamp = slot("SystemModstamp");
        this.owner = slot("OwnerId");
        this.computed = computed(formulas);
        this.indexes = indexesToKeep();
        this.uniqueIndexes =
                indexes.stream().filter(index -> index.field().unique()).toList();
        this.required = IntStream.range(0, fields.size())
                .filter(slot -> fields.get(slot).required())
                .boxed()
                .toList();
        this.defaults = fields.stream().map(Layout::defaultValue).toArray();
        this.full = Shape.full(fields.size());
    }

    private @Nullable Computed[] computed(FormulaScope formulas) {
        Computed[] made = new Computed[fields.size()];
        for (int slot = 0; slot < made.length; slot++) {
            Field field = fields.get(slot);
            if (slot == id) {
                made[slot] = StoredRow::id;
            } else if (field.formula() != null) {
                made[slot] = new Formula(field, type, formulas);
            } else if (field.type() == FieldType.ADDRESS || field.type() == FieldType.LOCATION) {
                made[slot] = new Compound(field, fields);
            } else if (field.name().equals("PhotoUrl")) {
                made[slot] = row -> "/services/images/photo/" + row.id();
            }
        }
        return made;
    }

    private List<ValueIndex> indexesToKeep() {
        List<ValueIndex> made = new ArrayList<>();
        for (int slot = 0; slot < fields.size(); slot++) {
            if (slot != id && slot != createdBy && slot != modifiedBy && ValueIndex.isKeptOn(fields.get(slot))) {
                made.add(new ValueIndex(slot, made.size(), fields.get(slot)));
            }
        }
        return List.copyOf(made);
    }

    private static @Nullable Object defaultValue(Field field) {
        Object value = field.autoNumber() ? null : field.defaultValue();
        if (value == null) {
            value = field.picklistValues().stream()
                    .filter(PicklistValue::defaultValue)
                    .map(PicklistValue::value)
                    .findFirst()
                    .orElse(null);
        }
        return value == null ? null : new ValueReader(true).read(field, value);
    }

    ObjectType type() {
        return type;
    }

    List<Field> fields() {
        return fields;
    }

    Field field(int slot) {
        return fields.get(slot);
    }

    /** The slot of a field by its name in the schema's spelling or in lower case; -1 if there is none. */
    int slot(String name) {
        return slots.getOrDefault(name, -1);
    }

    /** The slot of a field by its name in any case; -1 if there is none. */
    int slotIgnoringCase(String name) {
        int exact = slot(name);
        return exact >= 0 ? exact : slot(name.toLowerCase(Locale.ROOT));
    }

    @Nullable
    Computed computed(int slot) {
        return computed[slot];
    }

    List<ValueIndex> indexes() {
        return indexes;
    }

    /** Indexes of fields in which no two records may agree. */
    List<ValueIndex> uniqueIndexes() {
        return uniqueIndexes;
    }

    /** Slots that refuse to be empty. */
    List<Integer> required() {
        return required;
    }

    /** What a new record has before anything is written to it; a copy. */
    @Nullable
    Object[] defaults() {
        return defaults.clone();
    }

    @Nullable
    ValueIndex indexOf(int slot) {
        for (ValueIndex index : indexes) {
            if (index.slot() == slot) {
                return index;
            }
        }
        return null;
    }

    /** The shared shape of these values; a full one where there are too many to share. */
    Shape shapeOf(@Nullable Object[] values) {
        if (values.length > 128) {
            return full;
        }
        ShapeKey key = new ShapeKey(mask(values, 0), mask(values, 64));
        Shape known = shapes.get(key);
        if (known != null) {
            return known;
        }
        return shapes.size() >= MOST_SHAPES ? full : shapes.computeIfAbsent(key, unused -> Shape.of(values));
    }

    private static long mask(@Nullable Object[] values, int from) {
        long mask = 0;
        for (int slot = from; slot < Math.min(values.length, from + 64); slot++) {
            if (values[slot] != null) {
                mask |= 1L << (slot - from);
            }
        }
        return mask;
    }
}
