package io.sfsdk.soap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text between two tags. One that is all plain signs stays where it is in the buffer; one with entities, CDATA, comments or
 * carriage returns is put together in a buffer of its own. Used by one thread.
 */
final class XmlText {
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] CDATA_END = ascii("]]>");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] INSTRUCTION = ascii("<?");
    private static final byte[] INSTRUCTION_END = ascii("?>");
    private static final byte[] DASHES = ascii("--");
    private static final int LONGEST_ENTITY = 12;

    private final XmlInput in;
    private byte[] joined = new byte[256];
    private int joinedLength;
    byte[] bytes = joined;
    int from;
    int until;
    boolean ascii;

    XmlText(XmlInput in) {
        this.in = in;
    }

    /** Reads up to the next tag, of which it says whether it is an end. The text is then {@code bytes[from, until)}. */
    boolean readToTag() throws IOException {
        byte[] buffer = in.buffer;
        int end = in.end;
        int at = in.pos;
        byte kinds = 0;
        while (true) {
            if (at == end) {
                at = in.more(at);
                buffer = in.buffer;
                end = in.end;
            }
            byte kind = XmlSigns.inText(buffer[at]);
            if (kind == XmlSigns.SPECIAL) {
                break;
            }
            kinds |= kind;
            at++;
        }
        tagged = at - in.pos;
        if (in.buffer[at] == '<' && isTag(at)) {
            at = in.pos + tagged;
            bytes = in.buffer;
            from = in.pos;
            until = at;
            ascii = kinds == XmlSigns.PLAIN;
            in.pos = at;
            return in.buffer[at + 1] == '/';
        }
        return join(in.pos + tagged);
    }

    /** Plain signs from the token's start on; not a place in the buffer, since looking further may move that. */
    private int tagged;

    /** Whether the angle bracket there starts a tag, and nothing else. */
    private boolean isTag(int at) throws IOException {
        int next = at + 1 == in.end ? in.more(at + 1) : at + 1;
        byte sign = in.buffer[next];
        return sign != '!' && sign != '?';
    }

    private boolean join(int at) throws IOException {
        joinedLength = 0;
        append(in.buffer, in.pos, at);
        in.pos = at;
        while (true) {
            if (!in.has(1)) {
                throw new XmlException("an end in the middle, at byte " + in.offset());
            }
            byte sign = in.buffer[in.pos];
            if (sign == '<') {
                if (in.has(2) && in.buffer[in.pos + 1] != '!' && in.buffer[in.pos + 1] != '?') {
                    break;
                }
                markup();
            } else if (sign == '&') {
                entity();
            } else if (sign == '\r') {
                in.pos++;
                lineEnd();
            } else if (XmlSigns.isIllegal(sign) || (sign == ']' && in.startsWith(CDATA_END))) {
                throw new XmlException("a sign that XML forbids, at byte " + in.offset());
            } else {
                append(sign);
                in.pos++;
            }
        }
        bytes = joined;
        from = 0;
        until = joinedLength;
        ascii = false;
        return in.buffer[in.pos + 1] == '/';
    }

    /** What is no tag and no text. A document type is refused, whatever it holds. */
    private void markup() throws IOException {
        if (in.startsWith(CDATA)) {
            in.pos += CDATA.length;
            cdata();
        } else {
            skipMisc();
        }
    }

    /** Passes over a comment or an instruction. */
    void skipMisc() throws IOException {
        if (in.startsWith(COMMENT)) {
            in.pos += COMMENT.length;
            in.skipPast(DASHES);
            if (!in.has(1) || in.buffer[in.pos++] != '>') {
                throw new XmlException("a comment that is none, at byte " + in.offset());
            }
        } else if (in.startsWith(INSTRUCTION)) {
            in.skipPast(INSTRUCTION_END);
        } else {
            throw XmlException.hostile(
                    "a document type or other declaration, which no answer has, at byte " + in.offset());
        }
    }

    private void cdata() throws IOException {
        while (!in.startsWith(CDATA_END)) {
            if (!in.has(1)) {
                throw new XmlException("an end in the middle, at byte " + in.offset());
            }
            byte sign = in.buffer[in.pos];
            if (XmlSigns.isIllegal(sign)) {
                throw new XmlException("a sign that XML forbids, at byte " + in.offset());
            }
            in.pos++;
            if (sign == '\r') {
                lineEnd();
            } else {
                append(sign);
            }
        }
        in.pos += CDATA_END.length;
    }

    /** Behind a carriage return, which is a line feed by itself and with one behind it. */
    private void lineEnd() throws IOException {
        append('\n');
        if (in.has(1) && in.buffer[in.pos] == '\n') { // which may have moved the buffer
            in.pos++;
        }
    }

    private void entity() throws IOException {
        int length = 1;
        while (length <= LONGEST_ENTITY && in.has(length + 1) && in.buffer[in.pos + length] != ';') {
            length++;
        }
        if (length > LONGEST_ENTITY || !in.has(length + 1)) {
            throw new XmlException("an entity without an end, at byte " + in.offset());
        }
        int codePoint = XmlEntities.codePoint(in.buffer, in.pos + 1, in.pos + length);
        if (codePoint < 0) {
            throw new XmlException("an entity that XML does not know or forbids, at byte " + in.offset());
        }
        byte[] sign = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        append(sign, 0, sign.length);
        in.pos += length + 1;
    }

    private void append(int sign) throws XmlException {
        makeRoom(1);
        joined[joinedLength++] = (byte) sign;
    }

    private void makeRoom(int more) throws XmlException {
        if (joined.length - joinedLength < more) {
            int wanted = Math.max(joined.length * 2, joinedLength + more);
            joined = Arrays.copyOf(joined, XmlInput.bounded(wanted));
        }
    }

    private void append(byte[] signs, int start, int stop) throws XmlException {
        makeRoom(stop - start);
        System.arraycopy(signs, start, joined, joinedLength, stop - start);
        joinedLength += stop - start;
    }

    /** Makes it the text of an element that has none. */
    void clear() {
        from = 0;
        until = 0;
        ascii = true;
    }

    boolean isBlank() {
        for (int i = from; i < until; i++) {
            if (!XmlSigns.isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    String string() throws XmlException {
        return ascii ? new String(bytes, from, until - from, StandardCharsets.ISO_8859_1) : utf8(bytes, from, until);
    }

    /** Decodes what must be UTF-8 and must not hold the signs that XML forbids. */
    static String utf8(byte[] bytes, int from, int until) throws XmlException {
        String text = new String(bytes, from, until - from, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign > '\uFFFD') {
                throw new XmlException("a sign that XML forbids");
            }
            if (sign == '\uFFFD') {
                requireUtf8(bytes, from, until);
            }
        }
        return text;
    }

    /** A replacement sign may have been sent as such, or stand for bytes that are no UTF-8. */
    @SuppressWarnings("UnusedException")
    private static void requireUtf8(byte[] bytes, int from, int until) throws XmlException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, until - from));
        } catch (CharacterCodingException e) {
            throw new XmlException("bytes that are no UTF-8");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
