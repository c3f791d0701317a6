package io.sfsdk.mapping;

import io.sfsdk.record.SObject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a {@link RecordMapping}, as its builder made it: what a constructor's argument is asked by, {@code row.get(name)}.
 *
 * @param <T> the mapped class
 * @param <V> the field's type in it
 */
public final class MappedField<T, V> {
    /** Reads a field that is there. */
    @FunctionalInterface
    interface Reader<V> {
        @Nullable
        V read(SObject record);
    }

    private final String name;
    private final List<String> selected;
    private final Reader<V> reader;
    private final Function<T, ? extends @Nullable V> getter;
    private final Function<V, Object> writer;
    private final boolean isWritten;
    private final @Nullable BiConsumer<T, @Nullable V> setter;

    MappedField(
            String name,
            List<String> selected,
            Reader<V> reader,
            Function<T, ? extends @Nullable V> getter,
            Function<V, Object> writer,
            boolean isWritten,
            @Nullable BiConsumer<T, @Nullable V> setter) {
        this.name = name;
        this.selected = selected;
        this.reader = reader;
        this.getter = getter;
        this.writer = writer;
        this.isWritten = isWritten;
        this.setter = setter;
    }

    /** The field's API name, or a relationship's. */
    public String name() {
        return name;
    }

    List<String> selected() {
        return selected;
    }

    boolean isWritten() {
        return isWritten;
    }

    @Nullable
    V read(SObject record) {
        return record.has(name) ? reader.read(record) : null;
    }

    boolean isSettable() {
        return setter != null;
    }

    /** Sets what is there, null included; a field that is absent leaves the object as its supplier made it. */
    void set(T target, SObject record) {
        if (setter != null && record.has(name)) {
            setter.accept(target, read(record));
        }
    }

    /** The value as a record keeps it; null if the object has none. */
    @Nullable
    Object toRecord(T source) {
        V value = getter.apply(source);
        return value == null ? null : writer.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
