package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Formula.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a formula by descent, the loosest operator first. */
final class FormulaReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|\"([^\"]*)\"|([A-Za-z_][A-Za-z0-9_.]*)|(&&|\\|\\||<>|!=|<=|>=|==|[-+*/&=<>(),!]))");
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("=", "==", "<>", "!="),
            List.of("<", ">", "<=", ">="),
            List.of("+", "-", "&"),
            List.of("*", "/"));

    private final String name;
    private final String text;
    private final ObjectType type;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(Kind kind, String text) {}

    private enum Kind {
        NUMBER,
        TEXT,
        NAME,
        SIGN
    }

    /** @param name of the field, for errors */
    FormulaReader(String name, String text, ObjectType type) {
        this.name = name;
        this.text = text;
        this.type = type;
        Matcher matcher = TOKEN.matcher(text.strip());
        int at = 0;
        while (at < text.strip().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw wrong("what begins at position " + at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        Kind[] kinds = Kind.values();
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return new Token(kinds[group - 1], matcher.group(group));
    }

    /** @throws IllegalArgumentException if it cannot be read */
    Term read() {
        Term term = binary(0);
        if (next < tokens.size()) {
            throw wrong(tokens.get(next).text());
        }
        return term;
    }

    private Term binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Term left = binary(level + 1);
        for (String sign = sign(LEVELS.get(level)); sign != null; sign = sign(LEVELS.get(level))) {
            left = FormulaOperators.of(sign, left, binary(level + 1));
        }
        return left;
    }

    /** Takes the sign if it is one of these. */
    private @Nullable String sign(List<String> wanted) {
        boolean found = next < tokens.size()
                && tokens.get(next).kind() == Kind.SIGN
                && wanted.contains(tokens.get(next).text());
        return found ? tokens.get(next++).text() : null;
    }

    private Term unary() {
        String sign = sign(List.of("-", "!"));
        if (sign == null) {
            return primary();
        }
        Term operand = unary();
        return sign.equals("!")
                ? FormulaFunctions.of("NOT", List.of(operand), name)
                : FormulaOperators.of("-", (row, scope) -> BigDecimal.ZERO, operand);
    }

    private Term primary() {
        if (next == tokens.size()) {
            throw wrong("its end");
        }
        Token token = tokens.get(next++);
        return switch (token.kind()) {
            case NUMBER -> constant(new BigDecimal(token.text()));
            case TEXT -> constant(token.text().isEmpty() ? null : token.text());
            case NAME -> named(token.text());
            case SIGN -> parenthesis(token.text());
        };
    }

    private static Term constant(@Nullable Object value) {
        return (row, scope) -> value;
    }

    private Term parenthesis(String sign) {
        if (!sign.equals("(")) {
            throw wrong(sign);
        }
        Term inner = binary(0);
        expect(")");
        return inner;
    }

    private void expect(String sign) {
        if (sign(List.of(sign)) == null) {
            throw wrong(next < tokens.size() ? tokens.get(next).text() : "its end");
        }
    }

    private Term named(String word) {
        if (sign(List.of("(")) != null) {
            return FormulaFunctions.of(word.toUpperCase(Locale.ROOT), arguments(), name);
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> constant(true);
            case "FALSE" -> constant(false);
            case "NULL" -> constant(null);
            default -> path(word);
        };
    }

    private List<Term> arguments() {
        List<Term> arguments = new ArrayList<>();
        if (sign(List.of(")")) != null) {
            return arguments;
        }
        do {
            arguments.add(binary(0));
        } while (sign(List.of(",")) != null);
        expect(")");
        return arguments;
    }

    /** A field of the record, or one of a parent behind a dot for each step. */
    private Term path(String word) {
        List<String> steps = List.of(word.split("\\.", -1));
        String first = steps.get(0);
        boolean known = steps.size() == 1
                ? type.field(first).isPresent()
                : type.parentRelationship(first).isPresent();
        if (!known) {
            throw wrong(word);
        }
        return (row, scope) -> {
            StoredRow at = row;
            for (String step : steps.subList(0, steps.size() - 1)) {
                at = parent(at, step, scope);
                if (at == null) {
                    return null;
                }
            }
            return at.value(at.layout().slotIgnoringCase(steps.get(steps.size() - 1)));
        };
    }

    private static @Nullable StoredRow parent(StoredRow row, String relationship, FormulaScope scope) {
        return row.layout()
                .type()
                .parentRelationship(relationship)
                .map(field -> row.value(row.layout().slot(field.name())))
                .map(id -> scope.parents().apply(id.toString()))
                .orElse(null);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("formula of " + name + " is not understood at " + what + ": " + text);
    }
}
