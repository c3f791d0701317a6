package io.sfsdk.soql;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values in the places of one template, in one pass: what has been put in is never read again. Used once. */
final class SoqlTemplate {
    /** {@code LAST_N_DAYS:7} has a colon of its own. */
    private static final Pattern DATE_LITERAL = Pattern.compile("(?i)(LAST|NEXT)_N_[A-Z_]+|N_[A-Z_]+_AGO");

    private static final Set<String> LIST_OPERATORS = Set.of("IN", "INCLUDES", "EXCLUDES");

    private final String template;
    private final Map<String, ? extends @Nullable Object> binds;
    private final Set<String> used = new HashSet<>();
    private final StringBuilder out;
    private int at;

    SoqlTemplate(String template, Map<String, ? extends @Nullable Object> binds) {
        this.template = template;
        this.binds = binds;
        this.out = new StringBuilder(template.length() + 32);
    }

    String filled() {
        while (at < template.length()) {
            copyUntil(endOfPlain());
            if (at < template.length()) {
                step();
            }
        }
        for (String name : binds.keySet()) {
            if (!used.contains(name)) {
                throw new IllegalArgumentException("the query has no place for bind :" + name);
            }
        }
        return out.toString();
    }

    /** The next place where a text, a comment or a bind may begin. */
    private int endOfPlain() {
        int end = at;
        while (end < template.length() && !mayBegin(template.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean mayBegin(char c) {
        return c == '\'' || c == '/' || c == ':';
    }

    private void step() {
        if (template.charAt(at) == '\'') {
            copyUntil(endOfText());
        } else if (template.startsWith("/*", at)) {
            copyUntil(endOfComment());
        } else if (template.startsWith("//", at)) {
            int line = template.indexOf('\n', at);
            copyUntil(line < 0 ? template.length() : line);
        } else if (isBind()) {
            bind();
        } else {
            out.append(template.charAt(at++));
        }
    }

    private void copyUntil(int end) {
        out.append(template, at, end);
        at = end;
    }

    private int endOfText() {
        for (int i = at + 1; i < template.length(); i++) {
            if (template.charAt(i) == '\\') {
                i++;
            } else if (template.charAt(i) == '\'') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the text that opens at " + at + " of the query is not closed");
    }

    private int endOfComment() {
        int end = template.indexOf("*/", at + 2);
        if (end < 0) {
            throw new IllegalArgumentException("the comment that opens at " + at + " of the query is not closed");
        }
        return end + 2;
    }

    private boolean isBind() {
        return template.charAt(at) == ':' && at + 1 < template.length() && isNameStart(template.charAt(at + 1));
    }

    private void bind() {
        int end = at + 1;
        while (end < template.length() && isNamePart(template.charAt(end))) {
            end++;
        }
        String name = template.substring(at + 1, end);
        if (!binds.containsKey(name)) {
            throw new IllegalArgumentException("no value was given for bind :" + name);
        }
        used.add(name);
        try {
            put(binds.get(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bind :" + name + ": " + e.getMessage(), e);
        }
        at = end;
    }

    private void put(@Nullable Object value) {
        String before = lastWord();
        if (!before.isEmpty() && DATE_LITERAL.matcher(before).matches()) {
            out.append(':').append(count(value));
            return;
        }
        String literal = value instanceof Collection<?> list ? list(list, before) : single(value);
        if (!before.isEmpty()) {
            out.append(' ');
        }
        out.append(literal);
    }

    private String single(@Nullable Object value) {
        if (value == null && !followsEquality()) {
            throw new IllegalArgumentException("null is only compared by = and !=");
        }
        return SoqlLiterals.of(value);
    }

    /** With brackets of its own, unless the template has them. */
    private String list(Collection<?> values, String before) {
        char previous = lastCharacter();
        if (previous == '(' || previous == ',') {
            return SoqlLiterals.elements(values);
        }
        String operator = before.isEmpty() ? wordBefore(out.length()) : before;
        if (!LIST_OPERATORS.contains(operator.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("a list stands after IN, NOT IN, INCLUDES or EXCLUDES only");
        }
        return "(" + SoqlLiterals.elements(values) + ")";
    }

    private static String count(@Nullable Object value) {
        if (value instanceof Integer number && number >= 0) {
            return number.toString();
        }
        throw new IllegalArgumentException("a date literal takes a whole number that is not negative, as an Integer");
    }

    private boolean followsEquality() {
        String text = out.toString().stripTrailing();
        return text.endsWith("<>") || (text.endsWith("=") && !text.endsWith("<=") && !text.endsWith(">="));
    }

    private char lastCharacter() {
        int end = endOfInk(out.length());
        return end == 0 ? ' ' : out.charAt(end - 1);
    }

    /** The word that touches the bind, empty if none does. */
    private String lastWord() {
        return out.substring(startOfWord(out.length()));
    }

    private String wordBefore(int position) {
        int end = endOfInk(position);
        return out.substring(startOfWord(end), end);
    }

    private int endOfInk(int position) {
        int end = position;
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int startOfWord(int end) {
        int start = end;
        while (start > 0 && isNamePart(out.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }
}
