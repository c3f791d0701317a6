package io.sfsdk.testkit.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Writes elements one after another without blanks between them, and notes which namespaces they need. Not safe to share. */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder(1_024);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean unclosed;
    private boolean usesXsi;
    private boolean usesSobject;
    private boolean usesXsd;

    /** Begins an element; one that gets no content is closed at once. */
    XmlWriter open(String name) {
        return open(name, null);
    }

    /** @param type the value of {@code xsi:type}, or null */
    XmlWriter open(String name, @Nullable String type) {
        begin(name, type);
        unclosed = true;
        open.push(name);
        return this;
    }

    XmlWriter close() {
        String name = open.pop();
        if (unclosed) {
            out.append("/>");
            unclosed = false;
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    XmlWriter leaf(String name, @Nullable String text) {
        return leaf(name, null, text);
    }

    XmlWriter leaf(String name, boolean value) {
        return leaf(name, null, value ? "true" : "false");
    }

    XmlWriter leaf(String name, long value) {
        return leaf(name, null, Long.toString(value));
    }

    /** Nil if there is no text. */
    XmlWriter leaf(String name, @Nullable String type, @Nullable String text) {
        if (text == null) {
            return nil(name);
        }
        begin(name, type);
        if (text.isEmpty()) {
            out.append("/>");
        } else {
            out.append('>');
            XmlText.append(out, text);
            out.append("</").append(name).append('>');
        }
        return this;
    }

    XmlWriter nil(String name) {
        begin(name, null);
        out.append(" xsi:nil=\"true\"/>");
        usesXsi = true;
        return this;
    }

    private void begin(String name, @Nullable String type) {
        if (unclosed) {
            out.append('>');
            unclosed = false;
        }
        out.append('<').append(name);
        usesSobject |= name.startsWith("sf:");
        if (type != null) {
            out.append(" xsi:type=\"").append(type).append('"');
            usesXsi = true;
            usesSobject |= type.startsWith("sf:");
            usesXsd |= type.startsWith("xsd:");
        }
    }

    /** Whether {@code xsi} has to be declared around this. */
    boolean usesXsi() {
        return usesXsi;
    }

    boolean usesSobject() {
        return usesSobject;
    }

    boolean usesXsd() {
        return usesXsd;
    }

    /** All that was written. */
    @Override
    public String toString() {
        return out.toString();
    }
}
