package io.sfsdk.testkit.soql;

/**
 * The escapes of quoted text.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">Quoted
 *     String Escape Sequences</a>
 */
final class Escapes {
    private Escapes() {}

    /** The text a literal's body stands for. */
    static String decode(String body) {
        if (body.indexOf('\\') < 0) {
            return body;
        }
        StringBuilder text = new StringBuilder(body.length());
        for (int at = 0; at < body.length(); at += width(body, at)) {
            text.append(at(body, at));
        }
        return text.toString();
    }

    /** How many characters of the body make up the one at {@code at}. */
    static int width(String body, int at) {
        if (body.charAt(at) != '\\') {
            return 1;
        }
        return isUnicode(body, at) ? 6 : 2;
    }

    /** The character that begins at {@code at}. */
    static char at(String body, int at) {
        if (body.charAt(at) != '\\') {
            return body.charAt(at);
        }
        return isUnicode(body, at)
                ? (char) Integer.parseInt(body.substring(at + 2, at + 6), 16)
                : escaped(body.charAt(at + 1));
    }

    private static boolean isUnicode(String body, int at) {
        return Character.toLowerCase(body.charAt(at + 1)) == 'u';
    }

    private static char escaped(char letter) {
        return switch (Character.toLowerCase(letter)) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
