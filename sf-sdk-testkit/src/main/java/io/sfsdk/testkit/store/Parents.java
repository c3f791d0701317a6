package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the record a reference field is to point at, by id or by the parent's external id. */
final class Parents {
    private final Catalog catalog;
    private final Function<String, @Nullable StoredRow> byId;
    private final ByValue byValue;
    private final boolean mustExist;

    /** Records outside the recycle bin with a value in an indexed field. */
    @FunctionalInterface
    interface ByValue {
        Stream<StoredRow> find(int ordinal, ValueIndex index, Object value);
    }

    /**
     * @param mustExist whether an id without a record, or of a deleted one, is refused; where it is not, as in seeds, a parent may
     *     also be named by its name
     */
    Parents(Catalog catalog, Function<String, @Nullable StoredRow> byId, ByValue byValue, boolean mustExist) {
        this.catalog = catalog;
        this.byId = byId;
        this.byValue = byValue;
        this.mustExist = mustExist;
    }

    @Nullable
    String find(Field field, @Nullable Object json, ValueReader values) {
        if (json == null || "".equals(json) || isMaster(field, json)) {
            return null;
        }
        if (json instanceof Map<?, ?> parent) {
            return byExternalId(field, parent, values);
        }
        if (json instanceof String text) {
            return byId(field, text.strip());
        }
        throw ValueReader.mismatch(field, json);
    }

    /** The record type of records that have none. */
    private static boolean isMaster(Field field, Object json) {
        return json.toString().startsWith("012000000000000")
                && field.referenceTo().contains("RecordType");
    }

    private String byId(Field field, String text) {
        String id = RecordId.normalize(text)
                .filter(known -> isOf(field, catalog.ordinalOfId(known)))
                .orElseThrow(() -> new RefusedException(RowErrors.wrongIdType(field.label(), text, field.name())));
        StoredRow parent = byId.apply(id);
        if (parent != null && !parent.isDeleted()) {
            return parent.id();
        }
        if (mustExist) {
            throw new RefusedException(parent == null ? RowErrors.unknownReference(field.name()) : RowErrors.deleted());
        }
        return id;
    }

    private boolean isOf(Field field, int ordinal) {
        return ordinal >= 0
                && field.referenceTo().contains(catalog.layout(ordinal).type().name());
    }

    private String byExternalId(Field field, Map<?, ?> parent, ValueReader values) {
        int ordinal = target(field, parent);
        Layout layout = catalog.layout(ordinal);
        Map.Entry<?, ?> key = parent.entrySet().stream()
                .filter(entry -> !"attributes".equals(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RowErrors.unknownReference(field.name())));
        int slot = layout.slotIgnoringCase(key.getKey().toString());
        if (slot == layout.id && slot >= 0) {
            return byId(field, String.valueOf(key.getValue()));
        }
        ValueIndex index = slot < 0 ? null : layout.indexOf(slot);
        boolean names = index != null && (index.field().idLookup() || !mustExist);
        if (index == null || !names) {
            throw new RefusedException(RowErrors.noSuchColumn(
                    key.getKey().toString(), layout.type().name()));
        }
        return one(ordinal, index, values.read(index.field(), key.getValue()));
    }

    private int target(Field field, Map<?, ?> parent) {
        Object type = parent.get("attributes") instanceof Map<?, ?> attributes ? attributes.get("type") : null;
        int ordinal = catalog.ordinal(type == null ? field.referenceTo().get(0) : type.toString());
        if (!isOf(field, ordinal)) {
            throw new RefusedException(RowErrors.unknownReference(field.name()));
        }
        return ordinal;
    }

    private String one(int ordinal, ValueIndex index, @Nullable Object value) {
        List<String> ids = value == null
                ? List.of()
                : byValue.find(ordinal, index, value).map(StoredRow::id).toList();
        if (ids.size() > 1) {
            throw RowErrors.severalMatches(index.field(), ids);
        }
        if (ids.isEmpty()) {
            String object = catalog.layout(ordinal).type().name();
            throw new RefusedException(RowErrors.foreignKeyNotFound(
                    String.valueOf(value), index.field().name(), object));
        }
        return ids.get(0);
    }
}
