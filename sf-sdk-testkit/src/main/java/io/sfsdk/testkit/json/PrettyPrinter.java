package io.sfsdk.testkit.json;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/** Lays compact JSON out as {@code X-PrettyPrint: 1} does: {@code "k" : v}, two blanks a level, {@code [ ]}, {@code { }}. */
public final class PrettyPrinter {
    private final byte[] compact;
    private final ByteArrayOutputStream out;
    private final BitSet arrays = new BitSet();
    private int position;
    private int level;
    private int indent;

    private PrettyPrinter(byte[] compact) {
        this.compact = compact;
        this.out = new ByteArrayOutputStream(compact.length * 2);
    }

    /**
     * The same value, laid out.
     *
     * @param compact one JSON value without blanks between tokens
     */
    public static byte[] print(byte[] compact) {
        PrettyPrinter printer = new PrettyPrinter(compact);
        while (printer.position < compact.length) {
            printer.token((char) compact[printer.position]);
        }
        return printer.out.toByteArray();
    }

    private void token(char next) {
        switch (next) {
            case '"' -> string();
            case ':' -> text(" : ");
            case '{', '[' -> open(next);
            case '}', ']' -> close(next);
            case ',' -> comma();
            default -> out.write(next);
        }
        position++;
    }

    private void open(char bracket) {
        out.write(bracket);
        arrays.set(++level, bracket == '[');
        boolean empty = compact[position + 1] == (bracket == '[' ? ']' : '}');
        if (bracket == '{') {
            indent++;
        }
        if (bracket == '{' && !empty) {
            newLine();
        } else {
            out.write(' ');
        }
    }

    private void close(char bracket) {
        boolean empty = compact[position - 1] == (bracket == ']' ? '[' : '{');
        level--;
        if (bracket == '}') {
            indent--;
        }
        if (bracket == '}' && !empty) {
            newLine();
        } else if (!empty) {
            out.write(' ');
        }
        out.write(bracket);
    }

    private void comma() {
        if (arrays.get(level)) {
            text(", ");
        } else {
            out.write(',');
            newLine();
        }
    }

    private void string() {
        int from = position++;
        while (compact[position] != '"') {
            position += compact[position] == '\\' ? 2 : 1;
        }
        out.write(compact, from, position - from + 1);
    }

    private void newLine() {
        out.write('\n');
        text("  ".repeat(indent));
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
    }
}
