package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads fields and functions from the parse tree. */
final class ExpressionReader {
    private final Refusals refusals;

    ExpressionReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /** One of the two is there. */
    Expression either(@Nullable FieldNameContext field, @Nullable SoqlFunctionContext function) {
        if (field != null) {
            return path(field);
        }
        return call(Objects.requireNonNull(function));
    }

    Expression.Path path(FieldNameContext field) {
        List<String> names = field.soqlId().stream().map(name -> name.getText()).toList();
        return new Expression.Path(names, field.getStart().getStartIndex());
    }

    Expression.Call call(SoqlFunctionContext call) {
        int offset = call.getStart().getStartIndex();
        if (call.DISTANCE() != null) {
            throw refusals.unsupported(offset, "DISTANCE");
        }
        if (call.FIELDS() != null) {
            throw refusals.unexpectedToken(offset, call.getStart().getText());
        }
        Function function = Function.valueOf(call.getStart().getText().toUpperCase(Locale.ROOT));
        return new Expression.Call(function, argument(call), offset);
    }

    /** {@code convertTimezone} is dropped: the running user's time zone is UTC. */
    private @Nullable Expression argument(SoqlFunctionContext call) {
        if (call.dateFieldName() != null) {
            return path(call.dateFieldName().fieldName());
        }
        boolean none = call.fieldName() == null && call.soqlFunction() == null;
        return none ? null : either(call.fieldName(), call.soqlFunction());
    }
}
