package io.sfsdk.testkit.soap;

/**
 * Escapes character data. A carriage return becomes a reference, since a reader would turn a bare one into a line feed. What XML
 * cannot hold becomes U+FFFD; no public source tells what an org does with such a value.
 */
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xD800) {
                i += appendRare(out, text, i);
            } else if (c < 0x20 || c == '&' || c == '<' || c == '>') {
                appendMarked(out, c);
            } else {
                out.append(c);
            }
        }
    }

    private static void appendMarked(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\r' -> out.append("&#13;");
            case '\n', '\t' -> out.append(c);
            default -> out.append(REPLACEMENT);
        }
    }

    /** Gives how many characters beyond the first were taken. */
    private static int appendRare(StringBuilder out, String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return 1;
        }
        out.append(Character.isSurrogate(c) || c >= 0xFFFE ? REPLACEMENT : c);
        return 0;
    }
}
