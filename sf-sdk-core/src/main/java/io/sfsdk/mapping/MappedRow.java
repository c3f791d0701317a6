package io.sfsdk.mapping;

import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record on its way into an object. */
public final class MappedRow<T> {
    private final SObject record;
    private final Set<String> mapped;

    MappedRow(SObject record, Set<String> mapped) {
        this.record = record;
        this.mapped = mapped;
    }

    /** The value; null if the field is null or was not selected, which {@link #has} tells apart. */
    public <V> @Nullable V get(MappedField<T, V> field) {
        return field.read(record);
    }

    /** The value, for an {@code Optional} of the object's own. */
    public <V> Optional<V> optional(MappedField<T, V> field) {
        return Optional.ofNullable(field.read(record));
    }

    /**
     * The value of a field that must have one.
     *
     * @throws IllegalArgumentException if it is null or was not selected, naming object and field
     */
    public <V> V required(MappedField<T, V> field) {
        V value = field.read(record);
        if (value == null) {
            String why = record.has(field.name()) ? "is null" : "was not selected";
            throw new IllegalArgumentException(
                    "field " + field.name() + " of " + record.type() + " " + why + ", and the object needs it");
        }
        return Objects.requireNonNull(value);
    }

    /** Whether the field was selected, be it null. */
    public boolean has(MappedField<T, ?> field) {
        return record.has(field.name());
    }

    SObject record() {
        return record;
    }

    /** The fields that the mapping does not know, kept as they came. */
    public SObject others() {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            String name = record.shape().name(i);
            if (mapped.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
                values.add(record.valueAt(i));
            }
        }
        return RecordShape.of(record.type(), names).record(values.toArray());
    }
}
