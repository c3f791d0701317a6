package io.sfsdk.answer;

/** Compares what stands in a parser's buffer with a text that is already there, so that none is made of it. */
public final class BufferedText {
    private BufferedText() {}

    /**
     * Whether they are the same, character by character.
     *
     * @param text holds it
     * @param from its first character
     * @param length its characters
     */
    public static boolean is(String expected, char[] text, int from, int length) {
        if (length != expected.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
