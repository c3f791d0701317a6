package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameListContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFieldsParameterContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlIdContext;
import io.github.apexdevtools.apexparser.ApexParser.SubFieldEntryContext;
import io.github.apexdevtools.apexparser.ApexParser.TypeOfContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads SELECT lists from the parse tree. */
final class SelectReader {
    private final QueryReader queries;
    private final ExpressionReader expressions;

    SelectReader(Refusals refusals, QueryReader queries) {
        this.queries = queries;
        this.expressions = new ExpressionReader(refusals);
    }

    SelectItem item(SelectEntryContext entry) {
        if (entry.subQuery() != null) {
            return new SelectItem.Children(queries.subquery(entry.subQuery()));
        }
        if (entry.typeOf() != null) {
            return byType(entry.typeOf());
        }
        return entry.fieldName() != null
                ? new SelectItem.Value(expressions.path(entry.fieldName()), alias(entry.soqlId()))
                : function(entry.soqlFunction(), entry.soqlId());
    }

    SelectItem item(SubFieldEntryContext entry) {
        if (entry.subQuery() != null) {
            return new SelectItem.Children(queries.subquery(entry.subQuery()));
        }
        if (entry.typeOf() != null) {
            return byType(entry.typeOf());
        }
        return entry.fieldName() != null
                ? new SelectItem.Value(expressions.path(entry.fieldName()), alias(entry.soqlId()))
                : function(entry.soqlFunction(), entry.soqlId());
    }

    private SelectItem function(SoqlFunctionContext call, @Nullable SoqlIdContext alias) {
        SoqlFieldsParameterContext fields = call.soqlFieldsParameter();
        if (fields != null) {
            SelectItem.Group group = SelectItem.Group.valueOf(fields.getText().toUpperCase(Locale.ROOT));
            return new SelectItem.Fields(group, call.getStart().getStartIndex());
        }
        return new SelectItem.Value(expressions.call(call), alias(alias));
    }

    private static @Nullable String alias(@Nullable SoqlIdContext alias) {
        return alias == null ? null : alias.getText();
    }

    private SelectItem byType(TypeOfContext typeOf) {
        List<SelectItem.Branch> branches = typeOf.whenClause().stream()
                .map(when -> new SelectItem.Branch(expressions.path(when.fieldName()), paths(when.fieldNameList())))
                .toList();
        List<Expression.Path> otherwise = typeOf.elseClause() == null
                ? List.of()
                : paths(typeOf.elseClause().fieldNameList());
        return new SelectItem.ByType(expressions.path(typeOf.fieldName()), branches, otherwise);
    }

    private List<Expression.Path> paths(FieldNameListContext names) {
        return names.fieldName().stream().map(expressions::path).toList();
    }
}
