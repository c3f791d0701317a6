package io.sfsdk.testkit.soql;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A query as the lexer reads it: without regard to case, and with the escapes {@code \%} and {@code \_}, which SOQL has
 * and the lexer's Apex strings have not, shown as plain characters. Offsets are those of the String.
 */
final class SoqlText implements CharStream {
    private static final char PLAIN = '!';

    private final String text;
    private int index;

    SoqlText(String text) {
        this.text = text;
    }

    @Override
    public void consume() {
        if (index >= text.length()) {
            throw new IllegalStateException("cannot consume EOF");
        }
        index++;
    }

    @Override
    public int LA(int distance) {
        int at = index + (distance < 0 ? distance : distance - 1);
        if (distance == 0 || at < 0 || at >= text.length()) {
            return distance == 0 ? 0 : IntStream.EOF;
        }
        return isWildcardEscape(at) ? PLAIN : Character.toLowerCase(text.charAt(at));
    }

    private boolean isWildcardEscape(int at) {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return (next == '%' || next == '_') && beginsAnEscape(at);
    }

    private boolean beginsAnEscape(int at) {
        int first = at;
        while (first > 0 && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (at - first) % 2 == 0;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // The whole text stays in memory: nothing to release.
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int position) {
        index = position;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return "query";
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, text.length());
        return interval.a >= end ? "" : text.substring(interval.a, end);
    }
}
