package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexLexer;
import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTreeWalker;

/** From text to {@link Query}. */
final class SoqlParser {
    /**
     * Characters of the longest query.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm">SOQL
     *     and SOSL Limits</a>
     */
    static final int MAX_LENGTH = 100_000;

    private SoqlParser() {}

    static Query parse(String text) {
        Refusals refusals = new Refusals(text);
        if (text.length() > MAX_LENGTH) {
            throw refusals.tooLong();
        }
        FirstSyntaxError errors = new FirstSyntaxError(text);
        QueryContext tree = tree(text, errors);
        errors.throwIfAny(refusals);
        return new QueryReader(refusals).query(tree);
    }

    private static QueryContext tree(String text, FirstSyntaxError errors) {
        ApexParser parser = new ApexParser(new CommonTokenStream(lexer(text, errors)));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        QueryContext tree = parser.query();
        if (parser.getCurrentToken().getType() != Token.EOF) {
            errors.report(parser.getCurrentToken());
        }
        ParseTreeWalker.DEFAULT.walk(new ReservedWords(errors), tree);
        return tree;
    }

    private static ApexLexer lexer(String text, FirstSyntaxError errors) {
        ApexLexer lexer = new ApexLexer(new SoqlText(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        return lexer;
    }
}
