package io.sfsdk.soql;

import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What somebody else's SOQL grammar makes of a query: its shape without literals, and the literals. */
record ParsedQuery(String shape, List<String> texts) {

    static ParsedQuery of(String soql) {
        ApexParser parser = ApexParserFactory.createParser(CharStreams.fromString(withoutLikeEscapes(soql)));
        parser.removeErrorListeners();
        parser.addErrorListener(new Strict());
        ParseTree tree = parser.query();
        if (parser.getCurrentToken().getType() != Token.EOF) {
            throw new IllegalStateException("more behind the query: " + parser.getCurrentToken());
        }
        StringBuilder shape = new StringBuilder();
        List<String> texts = new ArrayList<>();
        walk(soql.codePoints().toArray(), tree, shape, texts);
        return new ParsedQuery(shape.toString(), texts);
    }

    /** The grammar is Apex's, which lacks the two escapes of {@code LIKE}; others of the same length take their places. */
    private static String withoutLikeEscapes(String soql) {
        StringBuilder text = new StringBuilder(soql);
        for (int i = 0; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\') {
                i++;
                if (text.charAt(i) == '%' || text.charAt(i) == '_') {
                    text.setCharAt(i, '"');
                }
            }
        }
        return text.toString();
    }

    private static void walk(int[] soql, ParseTree node, StringBuilder shape, List<String> texts) {
        if (node instanceof TerminalNode leaf) {
            String text = leaf.getText();
            if (text.startsWith("'")) {
                shape.append("'…' ");
                Token token = leaf.getSymbol();
                int length = token.getStopIndex() - token.getStartIndex() - 1;
                texts.add(unescaped(new String(soql, token.getStartIndex() + 1, length)));
            } else {
                shape.append(text).append(' ');
            }
            return;
        }
        shape.append('(').append(node.getClass().getSimpleName()).append(' ');
        for (int i = 0; i < node.getChildCount(); i++) {
            walk(soql, node.getChild(i), shape, texts);
        }
        shape.append(')');
    }

    /** By the table of escapes in Salesforce's SOQL and SOSL Reference, Quoted String Escape Sequences. */
    static String unescaped(String literal) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = literal.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case '\\', '\'', '"', '%', '_' -> escaped;
                        default -> throw new IllegalStateException("no escape: \\" + escaped);
                    });
        }
        return text.toString();
    }

    private static final class Strict extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            throw new IllegalStateException("line " + line + ":" + column + " " + message, e);
        }
    }
}
