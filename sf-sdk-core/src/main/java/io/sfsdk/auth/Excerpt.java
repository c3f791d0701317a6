package io.sfsdk.auth;

import java.util.regex.Pattern;

/** The start of a server's words, fit for a message: one line, no markup, nothing that looks like a token. */
final class Excerpt {
    private static final int MAX_LENGTH = 200;
    private static final int ENOUGH = 4_000;
    private static final Pattern HIDDEN_PARTS = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAGS = Pattern.compile("<[^>]{0,500}>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern SECRETS =
            Pattern.compile("00D\\w{12,15}!\\S+|[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}|[\\w+/=.!-]{100,}");

    private Excerpt() {}

    static String of(String text) {
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        String words = TAGS.matcher(HIDDEN_PARTS.matcher(start).replaceAll(" ")).replaceAll(" ");
        String line = BLANKS.matcher(SECRETS.matcher(words).replaceAll("***"))
                .replaceAll(" ")
                .strip();
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
