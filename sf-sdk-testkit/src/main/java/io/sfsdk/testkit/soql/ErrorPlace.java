package io.sfsdk.testkit.soql;

/**
 * Shows a place in a query the way the org does: a part of the line, a caret, row and column.
 *
 * <p>The part reaches some 30 characters either way, to the end of the word. That width is inferred from messages in
 * public issues, for example jamessimone/apex-rollup#273 and forcedotcom/soql-tooling#86.
 */
final class ErrorPlace {
    private static final int REACH = 30;

    private ErrorPlace() {}

    static String show(String query, int offset, String message) {
        int lineStart = query.lastIndexOf('\n', offset - 1) + 1;
        int lineEnd = lineEnd(query, offset);
        int from = backToWordStart(query, Math.max(lineStart, offset - REACH), lineStart);
        int until = onToWordEnd(query, Math.min(lineEnd, offset + REACH), lineEnd);
        return "\n" + query.substring(from, until) + "\n" + " ".repeat(offset - from) + "^\nERROR at Row:"
                + row(query, offset) + ":Column:" + (offset - lineStart + 1) + "\n" + message;
    }

    private static int lineEnd(String query, int offset) {
        int end = query.indexOf('\n', offset);
        return end < 0 ? query.length() : end;
    }

    private static int backToWordStart(String query, int at, int lineStart) {
        int start = at;
        while (start > lineStart && !separates(query.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int onToWordEnd(String query, int at, int lineEnd) {
        int end = at;
        while (end < lineEnd && !separates(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean separates(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static long row(String query, int offset) {
        return 1 + query.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
