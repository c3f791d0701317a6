package io.sfsdk.testkit.soql;

import java.util.List;

/** WHERE or HAVING, as written. */
sealed interface Condition {
    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition inner) implements Condition {}

    record Compare(Expression left, Operator operator, Literal right) implements Condition {}

    /** {@code IN} or {@code NOT IN} a list. */
    record OneOf(Expression left, boolean negated, List<Literal> values) implements Condition {}

    /** {@code INCLUDES} or {@code EXCLUDES}. */
    record Includes(Expression left, boolean negated, List<Literal> values) implements Condition {}

    /** {@code IN} or {@code NOT IN} a query. */
    record SemiJoin(Expression left, boolean negated, Query inner) implements Condition {}
}
