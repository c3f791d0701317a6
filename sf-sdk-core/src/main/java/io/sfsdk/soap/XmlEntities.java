package io.sfsdk.soap;

import java.nio.charset.StandardCharsets;

/** The five entities that XML knows by itself, and numbers. No others: those would come from a document type. */
final class XmlEntities {
    private XmlEntities() {}

    /** The code point that stands between ampersand and semicolon, or -1 for none that may be there. */
    static int codePoint(byte[] buffer, int from, int until) {
        String name = new String(buffer, from, until - from, StandardCharsets.ISO_8859_1);
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> name.startsWith("#x") ? number(name.substring(2), 16) : number(name, 10);
        };
    }

    private static int number(String text, int radix) {
        String digits = radix == 10 ? (text.startsWith("#") ? text.substring(1) : "") : text;
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char sign = digits.charAt(i);
            int digit = sign < 0x80 ? Character.digit(sign, radix) : -1;
            if (digit < 0 || value > 0x10FFFF) {
                return -1;
            }
            value = value * radix + digit;
        }
        return !digits.isEmpty() && XmlSigns.isLegal(value) ? value : -1;
    }
}
