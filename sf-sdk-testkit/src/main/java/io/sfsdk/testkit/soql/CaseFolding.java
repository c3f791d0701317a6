package io.sfsdk.testkit.soql;

/** Texts that differ in case only fold to the same text, exactly as {@link String#equalsIgnoreCase} has it. */
final class CaseFolding {
    private CaseFolding() {}

    static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
