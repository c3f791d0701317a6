package io.sfsdk.soap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that occurred in one answer. Used by one thread. */
final class XmlNames {
    /** Several times what a page of an object with all its fields has. */
    private static final int MOST = 8_192;

    private @Nullable XmlName[] table = new XmlName[256];
    private int size;

    /**
     * The name in {@code buffer[from, until)}, whose signs are those of a name already.
     *
     * @throws XmlException if it is none, or one too many
     */
    XmlName of(byte[] buffer, int from, int until) throws XmlException {
        int hash = 1;
        for (int i = from; i < until; i++) {
            hash = 31 * hash + buffer[i];
        }
        hash ^= hash >>> 15;
        int mask = table.length - 1;
        int slot = hash & mask;
        for (XmlName known = table[slot]; known != null; known = table[slot]) {
            if (known.hash == hash && known.isAt(buffer, from, until)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        return add(slot, name(Arrays.copyOfRange(buffer, from, until), hash));
    }

    private XmlName add(int slot, XmlName name) throws XmlException {
        if (size == MOST) {
            throw XmlException.hostile("more than " + MOST + " names");
        }
        table[slot] = name;
        if (++size * 2 > table.length) {
            grow();
        }
        return name;
    }

    private void grow() {
        @Nullable XmlName[] before = table;
        table = new XmlName[before.length * 2];
        int mask = table.length - 1;
        for (XmlName name : before) {
            if (name != null) {
                int slot = name.hash & mask;
                while (table[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = name;
            }
        }
    }

    private static XmlName name(byte[] bytes, int hash) throws XmlException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        String local = text.substring(colon + 1);
        if (colon == 0 || local.indexOf(':') >= 0 || !startsName(prefix, true) || !startsName(local, false)) {
            throw new XmlException("a name that is none");
        }
        return new XmlName(bytes, hash, prefix, local);
    }

    private static boolean startsName(String part, boolean mayBeEmpty) {
        if (part.isEmpty()) {
            return mayBeEmpty;
        }
        char first = part.charAt(0);
        return first == '_' || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    }
}
