package io.sfsdk.testkit.store;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Refuses created and updated records with a text the admin wrote: {@code FIELD_CUSTOM_VALIDATION_EXCEPTION}. */
public final class ValidationRule implements WriteRule {
    private final String object;
    private final Predicate<Row> failing;
    private final RowError error;

    private ValidationRule(String object, Predicate<Row> failing, RowError error) {
        this.object = object;
        this.failing = failing;
        this.error = error;
    }

    /**
     * Refuses records for which the predicate is true, like the error condition formula of a real rule.
     *
     * @param errorField the field the message is shown at; null for the top of the page
     */
    public static ValidationRule when(
            String object, Predicate<Row> failing, String message, @Nullable String errorField) {
        List<String> fields = errorField == null ? List.of() : List.of(errorField);
        return new ValidationRule(object, failing, new RowError("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields));
    }

    @Override
    public List<RowError> check(WriteAttempt attempt) {
        boolean saved = attempt.kind() == WriteAttempt.Kind.INSERT || attempt.kind() == WriteAttempt.Kind.UPDATE;
        return saved && attempt.concerns(object) && failing.test(attempt.after()) ? List.of(error) : List.of();
    }
}
