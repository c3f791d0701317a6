package io.sfsdk.testkit.soql;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.LexerNoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Keeps the leftmost of the errors lexer and parser find, as only that one is answered. */
final class FirstSyntaxError extends BaseErrorListener {
    private final String query;
    private int offset = Integer.MAX_VALUE;
    private String token = "";

    FirstSyntaxError(String query) {
        this.query = query;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offendingSymbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        if (offendingSymbol instanceof Token found) {
            report(Math.max(0, found.getStartIndex()), found.getText());
        } else if (cause instanceof LexerNoViableAltException lexical) {
            reportCharacter(lexical.getStartIndex());
        }
    }

    void report(Token found) {
        report(found.getStartIndex(), found.getText());
    }

    /** A keyword at the end was taken for a name only because nothing follows. */
    void reportReserved(Token found) {
        boolean last = query.substring(found.getStopIndex() + 1).isBlank();
        if (last) {
            report(query.length(), "<EOF>");
        } else {
            report(found);
        }
    }

    private void reportCharacter(int at) {
        report(at, at < query.length() ? query.substring(at, at + 1) : "<EOF>");
    }

    private void report(int at, String text) {
        if (at < offset) {
            offset = at;
            token = text;
        }
    }

    void throwIfAny(Refusals refusals) {
        if (offset != Integer.MAX_VALUE) {
            throw refusals.unexpectedToken(Math.min(offset, query.length()), token);
        }
    }
}
