package io.sfsdk.testkit.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON to {@code Map} (in order), {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} and null.
 *
 * <p>Strict, as RFC 8259 has it; a repeated key keeps its last value. At most 200 levels deep.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 200;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** As {@link #read(String)}. */
    public static @Nullable Object read(byte[] utf8) {
        return read(new String(utf8, StandardCharsets.UTF_8));
    }

    /**
     * Reads one value.
     *
     * @throws JsonSyntaxException if the text is not exactly one JSON value
     */
    public static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.unexpected("end of input");
        }
        return value;
    }

    /** As {@link #readObject(String)}. */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        return readObject(new String(utf8, StandardCharsets.UTF_8));
    }

    /**
     * Reads one object.
     *
     * @throws JsonSyntaxException if the text is not a JSON object
     */
    @SuppressWarnings("unchecked") // objects are built by this class
    public static Map<String, @Nullable Object> readObject(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new JsonSyntaxException("The HTTP entity body is required, but this request has no entity body.", 1, 1);
    }

    private @Nullable Object value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        enter();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        skipBlanks();
        if (!accept('}')) {
            do {
                skipBlanks();
                String key = peek() == '"' ? string() : fail("double-quote to start field name");
                skipBlanks();
                expect(':', "a colon to separate field name and value");
                object.put(key, value());
                skipBlanks();
            } while (accept(','));
            expect('}', "comma to separate OBJECT entries");
        }
        depth--;
        return object;
    }

    private List<@Nullable Object> array() {
        enter();
        List<@Nullable Object> array = new ArrayList<>();
        skipBlanks();
        if (!accept(']')) {
            do {
                array.add(value());
                skipBlanks();
            } while (accept(','));
            expect(']', "comma to separate ARRAY entries");
        }
        depth--;
        return array;
    }

    private void enter() {
        position++;
        if (++depth > MAX_DEPTH) {
            throw at("Nesting deeper than " + MAX_DEPTH + " levels");
        }
    }

    private String string() {
        int from = ++position;
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '"') {
                return text.substring(from, position++);
            }
            if (next == '\\') {
                return escaped(from);
            }
            refuseControl(next);
            position++;
        }
        throw at("Unexpected end-of-input: was expecting closing quote for a string value");
    }

    private String escaped(int from) {
        StringBuilder string = new StringBuilder(text.substring(from, position));
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '"') {
                return string.toString();
            }
            refuseControl(next);
            string.append(next == '\\' ? escape() : next);
        }
        throw at("Unexpected end-of-input: was expecting closing quote for a string value");
    }

    private char escape() {
        char kind = peek();
        position++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw at("Unrecognized character escape '" + kind + "' (code " + (int) kind + ")");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw at("Unexpected character: expected a hex-digit for character escape sequence");
            }
            code = (code << 4) | digit;
            position++;
        }
        return (char) code;
    }

    private void refuseControl(char next) {
        if (next < ' ') {
            throw at("Illegal unquoted character ((CTRL-CHAR, code " + (int) next
                    + ")): has to be escaped using backslash to be included in string value");
        }
    }

    private BigDecimal number() {
        int from = position;
        while (position < text.length() && "+-0123456789.eE".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String digits = text.substring(from, position);
        if (!NumberForm.isJson(digits)) {
            position = from;
            throw unexpected("a valid value (number, String, array, object, 'true', 'false' or 'null')");
        }
        return new BigDecimal(digits);
    }

    private @Nullable Boolean literal(String word, @Nullable Boolean value) {
        if (!text.startsWith(word, position)) {
            throw unexpected("a valid value (number, String, array, object, 'true', 'false' or 'null')");
        }
        position += word.length();
        return value;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw at("Unexpected end-of-input");
        }
        return text.charAt(position);
    }

    private boolean accept(char wanted) {
        boolean found = position < text.length() && text.charAt(position) == wanted;
        position += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted, String description) {
        if (!accept(wanted)) {
            fail("was expecting " + description);
        }
    }

    private String fail(String expectation) {
        throw unexpected(expectation);
    }

    private JsonSyntaxException unexpected(String expected) {
        String expectation = expected.startsWith("was ") ? expected : "was expecting " + expected;
        if (position >= text.length()) {
            return at("Unexpected end-of-input: " + expectation);
        }
        char found = text.charAt(position);
        return at("Unexpected character ('" + found + "' (code " + (int) found + ")): " + expectation);
    }

    private JsonSyntaxException at(String message) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(position, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonSyntaxException(message, line, position - lineStart + 1);
    }
}
