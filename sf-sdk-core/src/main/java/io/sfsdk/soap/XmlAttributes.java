package io.sfsdk.soap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The attributes of one tag: of all there may be, the namespaces it binds, {@code xsi:nil} and {@code xsi:type} matter. */
final class XmlAttributes {
    private static final int MOST = 64;
    private static final int LONGEST = 8 * 1024;

    private final XmlInput in;
    private final XmlNames names;
    private final Namespaces namespaces;
    private final @Nullable XmlName[] seen = new XmlName[MOST];
    private int count;
    private @Nullable XmlName nilName;
    private @Nullable XmlName typeName;
    boolean isNil;

    @Nullable
    String type;

    XmlAttributes(XmlInput in, XmlNames names, Namespaces namespaces) {
        this.in = in;
        this.names = names;
        this.namespaces = namespaces;
    }

    /** Reads from behind the element's name to the tag's end; says whether the element is empty. */
    boolean read(int depth) throws IOException {
        isNil = false;
        type = null;
        if (in.has(1) && in.buffer[in.pos] == '>') {
            in.pos++;
            return false;
        }
        count = 0;
        nilName = null;
        typeName = null;
        boolean isEmpty = readAll(depth);
        if (nilName != null && !namespaces.of(nilName).equals(Namespaces.XSI)) {
            isNil = false;
        }
        if (typeName != null && !namespaces.of(typeName).equals(Namespaces.XSI)) {
            type = null;
        }
        return isEmpty;
    }

    private boolean readAll(int depth) throws IOException {
        while (true) {
            boolean apart = skipBlanks();
            byte sign = sign();
            if (sign == '>') {
                in.pos++;
                return false;
            }
            if (sign == '/') {
                in.pos++;
                require('>');
                return true;
            }
            if (!apart) {
                throw misshapen();
            }
            attribute(depth);
        }
    }

    private void attribute(int depth) throws IOException {
        int nameEnd = XmlReader.nameEnd(in);
        XmlName name = names.of(in.buffer, in.pos, nameEnd);
        in.pos += name.bytes.length;
        remember(name);
        skipBlanks();
        require('=');
        skipBlanks();
        byte quote = sign();
        if (quote != '"' && quote != '\'') {
            throw misshapen();
        }
        in.pos++;
        int until = valueEnd(quote);
        take(name, until, depth);
        in.pos = until + 1;
    }

    private void remember(XmlName name) throws XmlException {
        for (int i = 0; i < count; i++) {
            if (seen[i] == name) {
                throw new XmlException("an attribute twice, at byte " + in.offset());
            }
        }
        if (count == MOST) {
            throw XmlException.hostile("more than " + MOST + " attributes");
        }
        seen[count++] = name;
    }

    private int valueEnd(byte quote) throws IOException {
        int at = in.pos;
        while (true) {
            if (at == in.end) {
                at = in.more(at);
            }
            byte sign = in.buffer[at];
            if (sign == quote) {
                return at;
            }
            if (sign == '<' || XmlSigns.isIllegal(sign)) {
                throw misshapen();
            }
            if (++at - in.pos > LONGEST) {
                throw XmlException.hostile("an attribute of more than " + LONGEST + " bytes");
            }
        }
    }

    private void take(XmlName name, int until, int depth) throws IOException {
        if (name.local.equals("nil") && !name.prefix.isEmpty()) {
            nilName = name;
            isNil = is(until, "true") || is(until, "1");
        } else if (name.local.equals("type") && !name.prefix.isEmpty()) {
            typeName = name;
            type = typeOf(until);
        } else if (name.prefix.equals("xmlns")) {
            namespaces.bind(name.local, namespace(until), depth);
        } else if (name.prefix.isEmpty() && name.local.equals("xmlns")) {
            namespaces.bind("", namespace(until), depth);
        }
    }

    private String typeOf(int until) throws XmlException {
        for (int i = in.pos; i < until; i++) {
            if (!XmlSigns.inName(in.buffer[i])) {
                throw misshapen();
            }
        }
        return names.of(in.buffer, in.pos, until).local;
    }

    private String namespace(int until) throws XmlException {
        String namespace = XmlText.utf8(in.buffer, in.pos, until);
        if (namespace.indexOf('&') >= 0) {
            throw new XmlException("a namespace with an entity, at byte " + in.offset());
        }
        return namespace;
    }

    private boolean is(int until, String expected) {
        return until - in.pos == expected.length() && XmlValues.isAscii(in.buffer, in.pos, expected);
    }

    private boolean skipBlanks() throws IOException {
        boolean any = false;
        while (XmlSigns.isBlank(sign())) {
            in.pos++;
            any = true;
        }
        return any;
    }

    private byte sign() throws IOException {
        if (!in.has(1)) {
            throw new XmlException("an end in the middle, at byte " + in.offset());
        }
        return in.buffer[in.pos];
    }

    private void require(char expected) throws IOException {
        if (sign() != expected) {
            throw misshapen();
        }
        in.pos++;
    }

    private XmlException misshapen() {
        return new XmlException("a tag that is none, at byte " + in.offset());
    }
}
