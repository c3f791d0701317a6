package io.sfsdk.soap;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML of the kind that SOAP answers are made of, as it arrives: elements, attributes, text, the five entities and numbers,
 * CDATA; comments and instructions are passed over. Everything else is refused: document types (so that there is no entity to
 * expand and nothing to fetch), other charsets, text beside elements, and more depth, attributes or names than an answer has. Used
 * by one thread.
 *
 * <p>After {@link #nextChild()} has said true, the child is the current element. It must be read to its end, by {@link #text()},
 * {@link #skip()} or {@link #nextChild()} until that says false, before its parent is read on.
 *
 * @see <a href="https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383491">SOAP 1.1, 3. Relation to XML: a message must not
 *     contain a document type declaration</a>
 */
final class XmlReader {
    static final int DEEPEST = 64;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DECLARATION = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_DECLARATION = 256;

    private final XmlInput in;
    private final XmlText text;
    private final XmlNames names = new XmlNames();
    private final Namespaces namespaces = new Namespaces();
    private final XmlAttributes attributes;
    private final XmlName[] open = new XmlName[DEEPEST];
    private int depth;
    private boolean isEmpty;
    private @Nullable XmlName last;

    XmlReader(InputStream body) {
        this.in = new XmlInput(body);
        this.text = new XmlText(in);
        this.attributes = new XmlAttributes(in, names, namespaces);
    }

    /** Reads up to the root element, which then is the current one. */
    void start() throws IOException {
        if (in.startsWith(BYTE_ORDER_MARK)) {
            in.pos += BYTE_ORDER_MARK.length;
        }
        if (in.startsWith(DECLARATION)) {
            requireUtf8();
        }
        skipBetween();
        if (!in.has(2) || in.buffer[in.pos] != '<') {
            throw new XmlException("no XML at byte " + in.offset());
        }
        startTag();
    }

    /** Requires that nothing follows the root element, which has been read. */
    void finish() throws IOException {
        skipBetween();
        if (in.has(1)) {
            throw new XmlException("something behind the end, at byte " + in.offset());
        }
    }

    private void skipBetween() throws IOException {
        while (in.has(1)) {
            byte sign = in.buffer[in.pos];
            if (XmlSigns.isBlank(sign)) {
                in.pos++;
            } else if (sign == '<' && in.has(2) && (in.buffer[in.pos + 1] == '?' || in.buffer[in.pos + 1] == '!')) {
                text.skipMisc();
            } else {
                return;
            }
        }
    }

    private void requireUtf8() throws IOException {
        int length = DECLARATION.length;
        while (in.has(length + 1) && in.buffer[in.pos + length] != '>' && length < LONGEST_DECLARATION) {
            length++;
        }
        String declared = new String(in.buffer, in.pos, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean other = declared.contains("encoding") && !declared.contains("utf-8") && !declared.contains("us-ascii");
        if (other) {
            throw XmlException.hostile("another charset than UTF-8");
        }
    }

    /** Moves to the next child of the current element; false at that element's end, which is then read. */
    boolean nextChild() throws IOException {
        if (isEmpty) {
            close();
            return false;
        }
        boolean isEnd = text.readToTag();
        if (text.from < text.until && !text.isBlank()) {
            throw new XmlException("text beside elements, at byte " + in.offset());
        }
        if (isEnd) {
            endTag();
            return false;
        }
        startTag();
        return true;
    }

    /** The current element's text, read to its end; null if it has children instead, which {@link #nextChild()} then gives. */
    @Nullable
    String text() throws IOException {
        if (!scan()) {
            return null;
        }
        String read = text.string();
        endTag();
        return read;
    }

    /** As {@link #text()}; gives {@code known} where the text is the same. */
    @Nullable
    String text(@Nullable String known) throws IOException {
        if (!scan()) {
            return null;
        }
        String read = known != null && XmlValues.isSame(text, known) ? known : text.string();
        endTag();
        return read;
    }

    /** As {@link #text()}, for one of few words that come again and again. */
    @Nullable
    String word() throws IOException {
        if (!scan()) {
            return null;
        }
        String read = XmlValues.isName(text) ? names.of(text.bytes, text.from, text.until).local : text.string();
        endTag();
        return read;
    }

    /** As {@link #text()}, for a number. */
    @Nullable
    BigDecimal decimal() throws IOException {
        if (!scan()) {
            return null;
        }
        BigDecimal read = XmlValues.decimal(text);
        endTag();
        return read;
    }

    /** As {@link #text()}, for true or false. */
    @Nullable
    Boolean bool() throws IOException {
        if (!scan()) {
            return null;
        }
        boolean read = XmlValues.bool(text);
        endTag();
        return read;
    }

    /** As {@link #text()}, for a moment, in the form in which the REST API writes it. */
    @Nullable
    String moment() throws IOException {
        if (!scan()) {
            return null;
        }
        String read = XmlValues.moment(text);
        endTag();
        return read;
    }

    /** Reads the current element to its end and forgets it; a text must be right all the same. */
    void skip() throws IOException {
        if (scan()) {
            if (!text.ascii) {
                text.string();
            }
            endTag();
        } else {
            while (nextChild()) {
                skip();
            }
        }
    }

    /** Whether the current element holds nothing but text, which is then there. */
    private boolean scan() throws IOException {
        if (isEmpty) {
            text.clear();
            return true;
        }
        if (text.readToTag()) {
            return true;
        }
        if (!text.isBlank()) {
            throw new XmlException("text beside elements, at byte " + in.offset());
        }
        return false;
    }

    /** The current element's name, the same object for the same name. Not to be asked for after its end. */
    XmlName name() {
        return open[depth - 1];
    }

    String local() {
        return open[depth - 1].local;
    }

    /** Whether the current element has this name in this namespace. */
    boolean is(String namespace, String local) throws XmlException {
        return local().equals(local) && namespaces.of(name()).equals(namespace);
    }

    /** Whether the current element says that it has no value. To be asked before it is read. */
    boolean isNil() {
        return attributes.isNil;
    }

    /** The local name of the current element's {@code xsi:type}; null if it has none. To be asked before it is read. */
    @Nullable
    String type() {
        return attributes.type;
    }

    long offset() {
        return in.offset();
    }

    private void startTag() throws IOException {
        in.pos++;
        if (depth == DEEPEST) {
            throw XmlException.hostile("elements nested deeper than " + DEEPEST);
        }
        XmlName name = tagName();
        open[depth++] = name;
        isEmpty = attributes.read(depth);
        namespaces.of(name);
    }

    private XmlName tagName() throws IOException {
        XmlName before = last;
        XmlName guess = before == null ? null : before.follower;
        if (guess != null && isNext(guess)) {
            in.pos += guess.bytes.length;
            last = guess;
            return guess;
        }
        int until = nameEnd(in);
        XmlName name = names.of(in.buffer, in.pos, until);
        in.pos += name.bytes.length;
        if (before != null) {
            before.follower = name;
        }
        last = name;
        return name;
    }

    private boolean isNext(XmlName name) {
        int until = in.pos + name.bytes.length;
        return until < in.end && name.isAt(in.buffer, in.pos, until) && !XmlSigns.inName(in.buffer[until]);
    }

    /** The end of the name that starts where {@code in} is, which may move. */
    static int nameEnd(XmlInput in) throws IOException {
        int at = in.pos;
        while (true) {
            if (at == in.end) {
                at = in.more(at);
            }
            if (!XmlSigns.inName(in.buffer[at])) {
                break;
            }
            if (++at - in.pos > LONGEST_NAME) {
                throw XmlException.hostile("a name of more than " + LONGEST_NAME + " signs");
            }
        }
        if (at == in.pos) {
            throw new XmlException("a tag without a name, at byte " + in.offset());
        }
        return at;
    }

    private void endTag() throws IOException {
        if (isEmpty) {
            close();
            return;
        }
        byte[] name = open[depth - 1].bytes;
        int from = 2;
        if (!in.has(from + name.length + 1)
                || !open[depth - 1].isAt(in.buffer, in.pos + from, in.pos + from + name.length)) {
            throw new XmlException("an end tag that closes another element, at byte " + in.offset());
        }
        in.pos += from + name.length;
        while (in.has(1) && XmlSigns.isBlank(in.buffer[in.pos])) {
            in.pos++;
        }
        if (!in.has(1) || in.buffer[in.pos] != '>') {
            throw new XmlException("an end tag that closes another element, at byte " + in.offset());
        }
        in.pos++;
        close();
    }

    private void close() {
        isEmpty = false;
        namespaces.leave(depth);
        depth--;
    }
}
