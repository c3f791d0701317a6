package io.sfsdk.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record: a type and fields in order. A field that is absent is left alone by a write, one that is null is cleared.
 *
 * <p>Field names are found whatever their case, as in the API. Numbers are exact decimals; {@code 10} equals {@code 10.0}.
 * Dates and times that came from the org are kept as its text and read by {@link #date}, {@link #instant} and {@link #time}.
 * {@link #toString()} shows names, never values. Immutable and safe to share.
 */
public final class SObject {
    private final RecordShape shape;
    private final @Nullable Object[] values;

    SObject(RecordShape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** A record without fields; {@code type} is the API name, for example {@code Account} or {@code Invoice__c}. */
    public static SObject of(String type) {
        if (type.isBlank()) {
            throw new IllegalArgumentException("a record needs a type, for example Account");
        }
        return new SObject(RecordShape.of(type, List.of()), new Object[0]);
    }

    /**
     * This record with a field set, or replaced in its place.
     *
     * @param value null to clear the field; else {@code String}, {@code Boolean}, a number of {@code java.lang} or {@code
     *     java.math}, {@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code LocalDate}, {@code LocalTime}, {@link RecordId}, a parent as {@code
     *     SObject}, or {@link ChildRecords}
     * @throws IllegalArgumentException for any other type, naming the field
     */
    public SObject with(String name, @Nullable Object value) {
        Object kept = FieldValue.of(name, value);
        int index = shape.indexOf(name);
        if (index >= 0) {
            @Nullable Object[] changed = values.clone();
            changed[index] = kept;
            return new SObject(shape, changed);
        }
        @Nullable Object[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = kept;
        return new SObject(shape.with(name), longer);
    }

    /** This record without a field; the same record if it has none of that name. */
    public SObject without(String name) {
        int index = shape.indexOf(name);
        if (index < 0) {
            return this;
        }
        @Nullable Object[] shorter = new Object[values.length - 1];
        System.arraycopy(values, 0, shorter, 0, index);
        System.arraycopy(values, index + 1, shorter, index, shorter.length - index);
        return new SObject(shape.without(index), shorter);
    }

    public String type() {
        return shape.type();
    }

    /** Type and names, shared by the records of a page. */
    public RecordShape shape() {
        return shape;
    }

    /** The names in order. */
    public List<String> names() {
        return shape.names();
    }

    public int size() {
        return values.length;
    }

    /** Whether the field is present, be it null. */
    public boolean has(String name) {
        return shape.indexOf(name) >= 0;
    }

    /** The value at a place of {@link #names()}, for code that walks all fields. */
    public @Nullable Object valueAt(int index) {
        return values[index];
    }

    /**
     * The value as kept: {@code String}, {@code Boolean}, {@code BigDecimal}, {@code Instant}, {@code LocalDate}, {@code
     * LocalTime}, {@code SObject}, {@link ChildRecords}, {@link Compound} or null.
     *
     * @throws NoSuchElementException if the field is absent: it was not selected or not set
     */
    public @Nullable Object value(String name) {
        int index = shape.indexOf(name);
        if (index < 0) {
            throw new NoSuchElementException(
                    type() + " record has no field " + name + "; it has " + names() + ". Was it selected?");
        }
        return values[index];
    }

    /**
     * The value as kept, of this record or of a parent: {@code Owner.Name}. Null too if there is no such parent.
     *
     * @throws NoSuchElementException if a step of the path is absent
     */
    public @Nullable Object valueAlong(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return value(path);
        }
        SObject parent = parent(path.substring(0, dot)).orElse(null);
        return parent == null ? null : parent.valueAlong(path.substring(dot + 1));
    }

    /** The field {@code Id}, if it is present and not null. */
    public Optional<RecordId> id() {
        return has("Id") ? id("Id") : Optional.empty();
    }

    /** A reference; empty if null. */
    public Optional<RecordId> id(String name) {
        return text(name).map(RecordId::of);
    }

    /** A text, picklist, id or any other value that is kept as text; empty if null. */
    public Optional<String> text(String name) {
        return read(name, String.class);
    }

    /** A number; empty if null. */
    public Optional<BigDecimal> decimal(String name) {
        Object value = value(name);
        return value instanceof String text
                ? Optional.of(FieldText.decimal(type(), name, text))
                : read(name, BigDecimal.class);
    }

    public Optional<Boolean> bool(String name) {
        Object value = value(name);
        return value instanceof String text
                ? Optional.of(FieldText.bool(type(), name, text))
                : read(name, Boolean.class);
    }

    /** A date-time; empty if null. */
    public Optional<Instant> instant(String name) {
        Object value = value(name);
        return value instanceof String text
                ? Optional.of(FieldText.instant(type(), name, text))
                : read(name, Instant.class);
    }

    /** A date, which has no zone and never passes through an instant; empty if null. */
    public Optional<LocalDate> date(String name) {
        Object value = value(name);
        return value instanceof String text
                ? Optional.of(FieldText.date(type(), name, text))
                : read(name, LocalDate.class);
    }

    /** A time of day; empty if null. */
    public Optional<LocalTime> time(String name) {
        Object value = value(name);
        return value instanceof String text
                ? Optional.of(FieldText.time(type(), name, text))
                : read(name, LocalTime.class);
    }

    /** A parent record by its relationship name, {@code Account} or {@code Parent__r}; empty if there is none. */
    public Optional<SObject> parent(String name) {
        return read(name, SObject.class);
    }

    /** The rows of a subquery; no rows if null, which is how the API writes an empty one. */
    public ChildRecords children(String name) {
        return read(name, ChildRecords.class).orElse(ChildRecords.none());
    }

    /** An address or location; empty if all its parts are null. */
    public Optional<Compound> compound(String name) {
        return read(name, Compound.class);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("field " + name + " of " + type() + " holds a "
                    + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return Optional.of(type.cast(value));
    }

    /** Equal if type, names (in order) and values are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof SObject that) || !type().equals(that.type()) || !names().equals(that.names())) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!FieldValue.same(values[i], that.values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = type().hashCode();
        for (Object value : values) {
            hash = 31 * hash + FieldValue.hash(value);
        }
        return hash;
    }

    /** Type, id and field names. */
    @Override
    public String toString() {
        return type() + idForDisplay() + names();
    }

    private String idForDisplay() {
        int index = shape.indexOf("Id");
        return index >= 0 && values[index] instanceof String id && RecordId.isId(id) ? "(" + id + ")" : "";
    }
}
