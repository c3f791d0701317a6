package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.SoqlIdContext;
import io.github.apexdevtools.apexparser.ApexParserBaseListener;
import java.util.Set;

/**
 * Finds keywords that stand for a name: Apex would let them, SOQL does not. ({@code GROUP}, {@code FIRST} and {@code
 * LAST} are left out because objects and scopes bear these names.)
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_alias.htm">Alias
 *     Notation: keywords that can't be used</a>
 */
final class ReservedWords extends ApexParserBaseListener {
    private static final Set<Integer> RESERVED = Set.of(
            ApexParser.SOQLAND,
            ApexParser.SOQLOR,
            ApexParser.NOT,
            ApexParser.ASC,
            ApexParser.DESC,
            ApexParser.EXCLUDES,
            ApexParser.INCLUDES,
            ApexParser.FROM,
            ApexParser.HAVING,
            ApexParser.IN,
            ApexParser.LIKE,
            ApexParser.LIMIT,
            ApexParser.NULLS,
            ApexParser.SELECT,
            ApexParser.USING,
            ApexParser.WHERE,
            ApexParser.WITH);

    private final FirstSyntaxError errors;

    ReservedWords(FirstSyntaxError errors) {
        this.errors = errors;
    }

    @Override
    public void exitSoqlId(SoqlIdContext name) {
        if (name.getStart() != null && RESERVED.contains(name.getStart().getType())) {
            errors.reportReserved(name.getStart());
        }
    }
}
