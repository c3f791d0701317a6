package io.sfsdk.mapping;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How records of one object become values of one class, and back. Made of functions, so there is no reflection, and native images
 * need no hints. Immutable and safe to share; build it once.
 *
 * <pre>{@code
 * var m = RecordMapping.<Customer>of("Account");
 * var id = m.readOnly().id("Id", Customer::id);
 * var name = m.text("Name", Customer::name);
 * RecordMapping<Customer> customers = m.build(row -> new Customer(row.get(id), row.required(name)));
 *
 * client.query(Soql.select(customers.fields())…).stream().map(customers::from)
 * client.batch("Account").insert().build().run(list.stream().map(customers::toRecord))
 * }</pre>
 */
public final class RecordMapping<T> {
    private final String sobject;
    private final List<MappedField<T, ?>> fields;
    private final Set<String> names;
    private final Function<MappedRow<T>, T> maker;
    private final @Nullable Function<T, @Nullable SObject> others;

    private RecordMapping(Builder<T> built, Function<MappedRow<T>, T> maker) {
        this.sobject = built.sobject;
        this.fields = List.copyOf(built.fields);
        this.names = Set.copyOf(built.names);
        this.maker = maker;
        this.others = built.others;
    }

    /** Starts a mapping of an object, by API name. */
    public static <T> Builder<T> of(String sobject) {
        return new Builder<>(sobject);
    }

    /** The object's API name. */
    public String sobject() {
        return sobject;
    }

    /** What a query selects for {@link #from}: names, and paths such as {@code Owner.Name}; children need a subquery of their own. */
    public List<String> fields() {
        return fields.stream().flatMap(field -> field.selected().stream()).toList();
    }

    /**
     * A record as an object.
     *
     * @throws IllegalArgumentException if the record is of another object, or a field's value is not of the mapped type; names
     *     object and field
     */
    public T from(SObject record) {
        requireType(record);
        return maker.apply(new MappedRow<>(record, names));
    }

    /** An object as a record to write. What is null in the object is left out, so the org's value stays. */
    public SObject toRecord(T value) {
        return toRecord(value, field -> false);
    }

    /**
     * An object as a record to write, in which a null clears the org's value in these fields, and is left out in all others.
     *
     * @param cleared name only fields that were read: a null of one that was not selected would clear what nobody looked at
     */
    public SObject toRecordClearing(T value, Set<MappedField<T, ?>> cleared) {
        return toRecord(value, cleared::contains);
    }

    /**
     * What an object changes in the record it was made from: fields whose value differs, null where the object has none any more.
     * A field that the record did not have was not read, and is left alone.
     *
     * @param read the record that {@link #from} made the object of
     * @return without fields if nothing differs; without {@code Id}
     */
    public SObject changes(SObject read, T value) {
        requireType(read);
        SObject all = toRecord(value, field -> true);
        T before = from(read);
        SObject unchanged = toRecord(before, field -> true);
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String name = all.shape().name(i);
            boolean differs = !SObject.of(sobject)
                    .with(name, all.valueAt(i))
                    .equals(SObject.of(sobject).with(name, unchanged.value(name)));
            if (read.has(name) && differs) {
                names.add(name);
                values.add(all.valueAt(i));
            }
        }
        return RecordShape.of(sobject, names).record(values.toArray());
    }

    private SObject toRecord(T value, Predicate<MappedField<T, ?>> clears) {
        List<String> written = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (MappedField<T, ?> field : fields) {
            Object kept = field.toRecord(value);
            if (field.isWritten() && (kept != null || clears.test(field))) {
                written.add(field.name());
                values.add(kept);
            }
        }
        addOthers(value, written, values);
        return RecordShape.of(sobject, written).record(values.toArray());
    }

    /** What the mapping knows is its own: a field kept aside never takes its place. */
    private void addOthers(T value, List<String> written, List<@Nullable Object> values) {
        SObject kept = others == null ? null : others.apply(value);
        if (kept == null) {
            return;
        }
        requireType(kept);
        for (int i = 0; i < kept.size(); i++) {
            String name = kept.shape().name(i);
            if (names.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("field " + name + " of " + sobject
                        + " is mapped, so it cannot be written back as one that the mapping does not know");
            }
            written.add(name);
            values.add(kept.valueAt(i));
        }
    }

    private void requireType(SObject record) {
        if (!record.type().equalsIgnoreCase(sobject)) {
            throw new IllegalArgumentException(
                    "a record of " + record.type() + " does not belong to a mapping of " + sobject);
        }
    }

    @Override
    public String toString() {
        return "RecordMapping[" + sobject + "]";
    }

    /** Names the fields, in the order in which they are selected and written. For one thread. */
    public static final class Builder<T> {
        private final String sobject;
        private final List<MappedField<T, ?>> fields = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<MappedField<T, ?>, BiConsumer<T, SObject>> setters = new LinkedHashMap<>();
        private @Nullable Function<T, @Nullable SObject> others;
        private boolean readOnly;

        private Builder(String sobject) {
            this.sobject = SObject.of(sobject).type();
        }

        /** The next field is read and never written: ids, formulas, stamps. */
        public Builder<T> readOnly() {
            readOnly = true;
            return this;
        }

        /** A text, a picklist whose values stay texts, or anything else that is kept as text. */
        public MappedField<T, String> text(String name, Function<T, ? extends @Nullable String> getter) {
            return field(name, record -> record.text(name).orElse(null), getter, value -> value);
        }

        /** An id or a reference. */
        public MappedField<T, RecordId> id(String name, Function<T, ? extends @Nullable RecordId> getter) {
            return field(name, record -> idOf(record, name), getter, RecordId::value);
        }

        /** A number, exact. */
        public MappedField<T, BigDecimal> decimal(String name, Function<T, ? extends @Nullable BigDecimal> getter) {
            return field(name, record -> record.decimal(name).orElse(null), getter, value -> value);
        }

        /** A whole number. One with a fraction, or beyond the range, is an error and never rounded. */
        public MappedField<T, Integer> integer(String name, Function<T, ? extends @Nullable Integer> getter) {
            return field(name, record -> wholeNumber(record, name), getter, BigDecimal::valueOf);
        }

        private static @Nullable RecordId idOf(SObject record, String name) {
            try {
                return record.id(name).orElse(null);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "field " + name + " of " + record.type() + " holds no record id: " + e.getMessage(), e);
            }
        }

        private static @Nullable Integer wholeNumber(SObject record, String name) {
            BigDecimal number = record.decimal(name).orElse(null);
            try {
                return number == null ? null : number.intValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "field " + name + " of " + record.type() + " holds a number that is no int; map it as decimal",
                        e);
            }
        }

        public MappedField<T, Boolean> bool(String name, Function<T, ? extends @Nullable Boolean> getter) {
            return field(name, record -> record.bool(name).orElse(null), getter, value -> value);
        }

        /** A date-time. */
        public MappedField<T, Instant> instant(String name, Function<T, ? extends @Nullable Instant> getter) {
            return field(name, record -> record.instant(name).orElse(null), getter, value -> value);
        }

        /** A date, which never passes through an instant. */
        public MappedField<T, LocalDate> date(String name, Function<T, ? extends @Nullable LocalDate> getter) {
            return field(name, record -> record.date(name).orElse(null), getter, value -> value);
        }

        /** A picklist of which the program knows some values; others are kept. */
        public <E extends Enum<E>> MappedField<T, Picklist<E>> picklist(
                String name, PicklistType<E> type, Function<T, ? extends @Nullable Picklist<E>> getter) {
            return field(name, record -> record.text(name).map(type::value).orElse(null), getter, Picklist::text);
        }

        /** A parent by its relationship's name, such as {@code Owner} or {@code Region__r}. Read only: a reference is written by its id. */
        public <P> MappedField<T, P> parent(
                String relationship, RecordMapping<P> mapping, Function<T, ? extends @Nullable P> getter) {
            List<String> paths = mapping.fields().stream()
                    .map(name -> relationship + "." + name)
                    .toList();
            return add(new MappedField<>(
                    relationship,
                    paths,
                    record -> record.parent(relationship).map(mapping::from).orElse(null),
                    getter,
                    null));
        }

        /** The child rows of a subquery, all of which must have come with the record. Read only. */
        public <C> MappedField<T, List<C>> children(
                String relationship, RecordMapping<C> mapping, Function<T, ? extends @Nullable List<C>> getter) {
            return add(new MappedField<>(
                    relationship,
                    List.of(),
                    record -> allOf(record.children(relationship), relationship, record).stream()
                            .map(mapping::from)
                            .toList(),
                    getter,
                    null));
        }

        /** Half of the children must not pass for all of them. */
        private static List<SObject> allOf(ChildRecords children, String relationship, SObject record) {
            if (children.rest().isPresent()) {
                throw new IllegalArgumentException("only " + children.records().size() + " of " + children.totalSize()
                        + " rows of " + relationship + " came with " + record.type()
                        + "; read them all by RestApi.rows(..) and put them into the record before mapping, or query the"
                        + " children themselves");
            }
            return children.records();
        }

        /**
         * Has a field set by a method, for {@link #buildBySetters}: {@code m.setter(m.text("Name", Bean::getName), Bean::setName)}.
         *
         * @throws IllegalArgumentException if another builder made the field
         */
        public <V> MappedField<T, V> setter(MappedField<T, V> field, BiConsumer<T, @Nullable V> setter) {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException(
                        "field " + field + " belongs to another mapping than this of " + sobject);
            }
            setters.put(field, (target, record) -> setter.accept(target, field.read(record)));
            return field;
        }

        /**
         * Writes back the fields that the mapping does not know and {@link MappedRow#others()} kept. Only what is asked for is
         * written: read-only fields among them are refused by the org.
         */
        public Builder<T> writingBackOthers(Function<T, @Nullable SObject> getter) {
            others = getter;
            return this;
        }

        private <V> MappedField<T, V> field(
                String name,
                MappedField.Reader<V> reader,
                Function<T, ? extends @Nullable V> getter,
                Function<V, Object> writer) {
            return add(new MappedField<>(name, List.of(name), reader, getter, readOnly ? null : writer));
        }

        private <V> MappedField<T, V> add(MappedField<T, V> field) {
            if (field.name().isBlank() || !names.add(field.name())) {
                throw new IllegalArgumentException(sobject + " maps field " + field.name() + " twice, or a blank one");
            }
            readOnly = false;
            fields.add(field);
            return field;
        }

        /** A mapping to a class with a constructor, such as a Java record. */
        public RecordMapping<T> build(Function<MappedRow<T>, T> maker) {
            return new RecordMapping<>(this, maker);
        }

        /**
         * A mapping to a class with setters. A field that the record has is set, null included; one that was not selected stays as
         * the constructor made it.
         *
         * @throws IllegalArgumentException if a field has no setter: what the org has would be dropped, and the default written back
         */
        public RecordMapping<T> buildBySetters(Supplier<T> constructor) {
            List<String> unset = fields.stream()
                    .filter(field -> !setters.containsKey(field))
                    .map(MappedField::name)
                    .toList();
            if (!unset.isEmpty()) {
                throw new IllegalArgumentException("fields " + unset + " of " + sobject + " have no setter");
            }
            Map<MappedField<T, ?>, BiConsumer<T, SObject>> all = new LinkedHashMap<>(setters);
            return new RecordMapping<>(this, row -> {
                T target = constructor.get();
                all.forEach((field, setter) -> {
                    if (row.has(field)) {
                        setter.accept(target, row.record());
                    }
                });
                return target;
            });
        }
    }
}
