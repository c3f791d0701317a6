package io.sfsdk.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The type and field names that the records of one page have in common, so that they are kept once and not a record each. For
 * adapters; applications use {@link SObject#of}. Immutable.
 */
public final class RecordShape {
    /** So many are compared with each other faster than they are sorted. */
    private static final int FEW = 32;

    private final String type;
    private final String[] names;

    private RecordShape(String type, String[] names) {
        this.type = type;
        this.names = names;
    }

    /**
     * A shape of its own.
     *
     * @throws IllegalArgumentException if a name is blank or occurs twice, whatever its case
     */
    public static RecordShape of(String type, List<String> names) {
        String[] own = names.toArray(String[]::new);
        Set<String> seen = own.length > FEW ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : Set.of();
        for (int i = 0; i < own.length; i++) {
            requireName(type, own[i]);
            boolean isNew = own.length > FEW ? seen.add(own[i]) : indexOf(own, i, own[i]) < 0;
            if (!isNew) {
                throw new IllegalArgumentException(type + " has field " + own[i] + " twice");
            }
        }
        return new RecordShape(type, own);
    }

    /**
     * A record of this shape. The array is kept, not copied, and must not be changed afterwards.
     *
     * @param values one a name, in their order: {@code String}, {@code Boolean}, {@code BigDecimal}, {@code Instant}, {@code
     *     LocalDate}, {@code LocalTime}, {@code SObject}, {@link ChildRecords}, {@link Compound} or null
     */
    public SObject record(@Nullable Object[] values) {
        if (values.length != names.length) {
            throw new IllegalArgumentException(
                    type + " has " + names.length + " fields but " + values.length + " values");
        }
        return new SObject(this, values);
    }

    public String type() {
        return type;
    }

    public int size() {
        return names.length;
    }

    /** The name at a place, in the spelling it was given. */
    public String name(int index) {
        return names[index];
    }

    /** The names in order. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** Whether the other has the same names, in the same order and spelling; it may be of another type. */
    public boolean hasNamesOf(RecordShape other) {
        return this == other || Arrays.equals(names, other.names);
    }

    /** The place of a field, whatever its case, or -1. */
    public int indexOf(String name) {
        return indexOf(names, names.length, name);
    }

    RecordShape with(String name) {
        requireName(type, name);
        String[] longer = Arrays.copyOf(names, names.length + 1);
        longer[names.length] = name;
        return new RecordShape(type, longer);
    }

    RecordShape without(int index) {
        String[] shorter = new String[names.length - 1];
        System.arraycopy(names, 0, shorter, 0, index);
        System.arraycopy(names, index + 1, shorter, index, shorter.length - index);
        return new RecordShape(type, shorter);
    }

    private static void requireName(String type, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field of " + type + " has a blank name");
        }
    }

    private static int indexOf(String[] names, int until, String name) {
        for (int i = 0; i < until; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < until; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
