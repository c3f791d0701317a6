package io.sfsdk.soql;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A field to compare, made by {@link Soql#field}. Values are those of {@link Soql#literal}. Immutable.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm">SOQL
 *     and SOSL Reference, Comparison Operators</a>
 */
public final class SoqlField {
    private final String name;

    SoqlField(String name) {
        this.name = SoqlNames.field(name);
    }

    /** Equal; texts are compared without regard to case. Null finds fields without a value. */
    public SoqlCondition eq(@Nullable Object value) {
        return compared("=", value);
    }

    public SoqlCondition ne(@Nullable Object value) {
        return compared("!=", value);
    }

    public SoqlCondition lt(Object value) {
        return compared("<", value);
    }

    public SoqlCondition le(Object value) {
        return compared("<=", value);
    }

    public SoqlCondition gt(Object value) {
        return compared(">", value);
    }

    public SoqlCondition ge(Object value) {
        return compared(">=", value);
    }

    /** One of the values, of which there must be at least one. */
    public SoqlCondition in(Collection<?> values) {
        return new SoqlCondition(name + " IN (" + SoqlLiterals.elements(values) + ")");
    }

    /** None of the values, of which there must be at least one. */
    public SoqlCondition notIn(Collection<?> values) {
        return new SoqlCondition(name + " NOT IN (" + SoqlLiterals.elements(values) + ")");
    }

    public SoqlCondition like(LikePattern pattern) {
        return new SoqlCondition(name + " LIKE " + pattern.literal());
    }

    public SoqlCondition isNull() {
        return eq(null);
    }

    public SoqlCondition isNotNull() {
        return ne(null);
    }

    private SoqlCondition compared(String operator, @Nullable Object value) {
        return new SoqlCondition(name + " " + operator + " " + SoqlLiterals.of(value));
    }
}
