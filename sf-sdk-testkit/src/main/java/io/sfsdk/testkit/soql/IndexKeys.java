package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds conditions that fix an indexed field to some values. */
final class IndexKeys {
    /** All rows of the answer have one of these values. */
    record Keys(Field field, Collection<Object> values) {}

    private final ObjectScope scope;
    private final Operand.Factory operands;

    IndexKeys(ObjectScope scope) {
        this.scope = scope;
        this.operands = new Operand.Factory(scope.session());
    }

    List<Keys> of(Condition where) {
        return conjuncts(where).flatMap(part -> keys(part).stream()).toList();
    }

    private static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.And and
                ? and.parts().stream().flatMap(IndexKeys::conjuncts)
                : Stream.of(condition);
    }

    private Optional<Keys> keys(Condition part) {
        if (part instanceof Condition.Compare compare && compare.operator() == Operator.EQUAL) {
            return literals(compare.left(), List.of(compare.right()));
        }
        if (part instanceof Condition.OneOf oneOf && !oneOf.negated()) {
            return literals(oneOf.left(), oneOf.values());
        }
        if (part instanceof Condition.SemiJoin join && !join.negated()) {
            return indexed(join.left())
                    .map(field -> new Keys(field, scope.session().semiJoins().ids(join, scope.session())));
        }
        return Optional.empty();
    }

    private Optional<Keys> literals(Expression left, List<Literal> literals) {
        return indexed(left).flatMap(field -> exact(field, scope.column(left), left, literals));
    }

    private Optional<Keys> exact(Field field, Column column, Expression left, List<Literal> literals) {
        Map<@Nullable Object, Object> values = new LinkedHashMap<>();
        for (Literal literal : literals) {
            Operand operand = operands.of(column, literal, left.offset());
            if (operand instanceof Operand.Exact value) {
                values.putIfAbsent(Values.key(column, value.value()), value.value());
            } else if (field.type() != FieldType.ID) {
                return Optional.empty();
            }
        }
        return Optional.of(new Keys(field, values.values()));
    }

    private Optional<Field> indexed(Expression expression) {
        return scope.ownField(expression).filter(IndexKeys::isIndexed);
    }

    private static boolean isIndexed(Field field) {
        return field.type() == FieldType.ID
                || field.type() == FieldType.REFERENCE
                || field.externalId()
                || field.unique();
    }
}
