package io.sfsdk.testkit.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where inner queries may stand. Texts are those public issues quote.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm">Comparison
 *     Operators: Semi-Joins with IN and Anti-Joins with NOT IN</a>
 */
final class SemiJoinRules {
    private static final int MOST = 2;

    private final Refusals refusals;
    private int count;

    private SemiJoinRules(Refusals refusals) {
        this.refusals = refusals;
    }

    static void check(@Nullable Condition where, Refusals refusals) {
        if (where != null) {
            new SemiJoinRules(refusals).check(where);
        }
    }

    private void check(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.parts().forEach(this::check);
        } else if (condition instanceof Condition.Or or) {
            refuseIn(or.parts(), "Semi join sub-selects are not allowed with the 'OR' operator");
        } else if (condition instanceof Condition.Not not) {
            refuseIn(List.of(not.inner()), "Semi join sub-selects are only allowed at the top level WHERE expressions");
        } else if (condition instanceof Condition.SemiJoin join) {
            checkJoin(join);
        }
    }

    private void checkJoin(Condition.SemiJoin join) {
        if (++count > MOST) {
            throw refusals.malformed("Maximum 2 semi join sub-selects are allowed");
        }
        Condition inner = join.inner().where();
        if (inner != null) {
            refuseIn(List.of(inner), "Nesting of semi join sub-selects is not supported");
        }
    }

    private void refuseIn(List<Condition> conditions, String message) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.SemiJoin) {
                throw refusals.malformed(message);
            }
            refuseIn(parts(condition), message);
        }
    }

    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts();
        }
        if (condition instanceof Condition.Or or) {
            return or.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.inner()) : List.of();
    }
}
