package io.sfsdk.mapping;

import io.sfsdk.record.SObject;
import java.util.List;
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
    private final @Nullable Function<V, Object> writer;

    /** @param writer null for a field that is only read */
    MappedField(
            String name,
            List<String> selected,
            Reader<V> reader,
            Function<T, ? extends @Nullable V> getter,
            @Nullable Function<V, Object> writer) {
        this.name = name;
        this.selected = selected;
        this.reader = reader;
        this.getter = getter;
        this.writer = writer;
    }

    /** The field's API name, or a relationship's. */
    public String name() {
        return name;
    }

    List<String> selected() {
        return selected;
    }

    boolean isWritten() {
        return writer != null;
    }

    @Nullable
    V read(SObject record) {
        return record.has(name) ? reader.read(record) : null;
    }

    /** The value as a record keeps it; null if the object has none, or the field is only read. */
    @Nullable
    Object toRecord(T source) {
        V value = getter.apply(source);
        return value == null || writer == null ? null : writer.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
