package io.sfsdk.soap;

/**
 * Which signs XML allows where.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">Extensible Markup Language (XML) 1.0, 2.2 Characters</a>
 */
final class XmlSigns {
    /** Inside of a text: an ordinary sign of ASCII. */
    static final byte PLAIN = 0;

    /** Inside of a text: a byte of a longer sign. */
    static final byte WIDE = 1;

    /** Inside of a text: something that needs a second look. */
    static final byte SPECIAL = 2;

    private static final byte[] TEXT = textSigns();
    private static final boolean[] NAME = nameSigns();

    private XmlSigns() {}

    /** One of the three kinds for each byte. */
    static byte inText(byte sign) {
        return TEXT[sign & 0xff];
    }

    static boolean inName(byte sign) {
        return NAME[sign & 0xff];
    }

    static boolean isBlank(byte sign) {
        return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r';
    }

    /** Whether a byte is a sign of its own that XML 1.0 forbids. */
    static boolean isIllegal(byte sign) {
        return sign >= 0 && sign < ' ' && !isBlank(sign);
    }

    /** Whether a code point may stand in XML 1.0. */
    static boolean isLegal(int codePoint) {
        if (codePoint < 0x20) {
            return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        return codePoint < 0xD800
                || (codePoint >= 0xE000 && codePoint < 0xFFFE)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }

    private static byte[] textSigns() {
        byte[] kinds = new byte[256];
        for (int sign = 0; sign < 256; sign++) {
            boolean special = sign == '<' || sign == '&' || sign == ']' || sign == '\r' || isIllegal((byte) sign);
            kinds[sign] = special ? SPECIAL : sign < 0x80 ? PLAIN : WIDE;
        }
        return kinds;
    }

    private static boolean[] nameSigns() {
        boolean[] kinds = new boolean[256];
        for (int sign = 0; sign < 128; sign++) {
            kinds[sign] = Character.isLetterOrDigit(sign) || sign == '_' || sign == '-' || sign == '.' || sign == ':';
        }
        return kinds;
    }
}
