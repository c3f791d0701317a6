package io.sfsdk.testkit.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses records equal to an existing one in some fields: {@code DUPLICATES_DETECTED}. */
public final class DuplicateRule implements WriteRule {
    private final String name;
    private final String object;
    private final List<String> fields;
    private final boolean alertOnly;
    private final String message;

    private DuplicateRule(String name, String object, List<String> fields, boolean alertOnly, String message) {
        this.name = name;
        this.object = object;
        this.fields = List.copyOf(fields);
        this.alertOnly = alertOnly;
        this.message = message;
    }

    /** Refuses always. */
    public static DuplicateRule block(String object, String... fields) {
        return new DuplicateRule(
                "Block_" + object,
                object,
                List.of(fields),
                false,
                "You're creating a duplicate record. We recommend you use an existing record instead.");
    }

    /** Refuses unless the request allows duplicates. */
    public static DuplicateRule alert(String object, String... fields) {
        return new DuplicateRule(
                "Standard_" + object + "_Duplicate_Rule", object, List.of(fields), true, "Use one of these records?");
    }

    /** The rule's API name, for {@code duplicateRule} of the answer. */
    public String name() {
        return name;
    }

    /** Whether repeating the request with {@code allowSave=true} would pass. */
    public boolean alertOnly() {
        return alertOnly;
    }

    /** Whether it looks at records of this object. */
    public boolean concerns(String name) {
        return object.equalsIgnoreCase(name);
    }

    /** Existing records that equal this one in all fields of the rule, text without regard to case. */
    public List<String> matches(WriteAttempt attempt) {
        if (!attempt.concerns(object)) {
            return List.of();
        }
        Row candidate = attempt.after();
        return possible(attempt.view(), candidate)
                .filter(row -> !row.id().equals(candidate.id()))
                .filter(row -> fields.stream().allMatch(field -> same(row.value(field), candidate.value(field))))
                .map(Row::id)
                .toList();
    }

    /** By an index if one of the fields has one, else all records. */
    private Stream<Row> possible(OrgView view, Row candidate) {
        for (String field : fields) {
            Object value = candidate.value(field);
            if (value == null) {
                return Stream.empty();
            }
            Optional<Stream<Row>> indexed = view.lookup(candidate.objectName(), field, value, false);
            if (indexed.isPresent()) {
                return indexed.get();
            }
        }
        return view.rows(candidate.objectName(), false);
    }

    @Override
    public List<RowError> check(WriteAttempt attempt) {
        boolean saved = attempt.kind() == WriteAttempt.Kind.INSERT || attempt.kind() == WriteAttempt.Kind.UPDATE;
        if (!saved
                || (alertOnly && attempt.options().allowDuplicates())
                || matches(attempt).isEmpty()) {
            return List.of();
        }
        return List.of(RowError.of("DUPLICATES_DETECTED", message));
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && folded(left).equals(folded(right));
    }

    private static Object folded(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
