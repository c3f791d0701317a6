package io.sfsdk.soap;

import io.sfsdk.record.ApiName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element with its text or its children: what is sent to and comes from calls that have no types of their own here. Attributes
 * are left out but for two. Immutable.
 *
 * @param name local name
 * @param type local name of its {@code xsi:type}; null if it has none
 * @param nil whether it says that it has no value
 * @param text empty for an element with children
 * @param children in their order
 */
public record SoapElement(String name, @Nullable String type, boolean nil, String text, List<SoapElement> children) {
    public SoapElement {
        children = List.copyOf(children);
    }

    /** An element without content, to be given some. */
    public static SoapElement of(String name) {
        return new SoapElement(ApiName.require("an element's name", name), null, false, "", List.of());
    }

    /** An element that holds a text. */
    public static SoapElement of(String name, String text) {
        return new SoapElement(ApiName.require("an element's name", name), null, false, text, List.of());
    }

    /** This element with one more child, behind those it has. */
    public SoapElement with(SoapElement child) {
        List<SoapElement> more = new ArrayList<>(children);
        more.add(child);
        return new SoapElement(name, type, nil, "", more);
    }

    /** This element with one more child, which holds a text. */
    public SoapElement with(String childName, String childText) {
        return with(of(childName, childText));
    }

    /** The children of a name, in their order. */
    public List<SoapElement> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first child of a name that has a value. */
    public Optional<SoapElement> child(String childName) {
        return children.stream()
                .filter(child -> child.name.equals(childName) && !child.nil)
                .findFirst();
    }

    /** The text of the first child of a name that has a value. */
    public Optional<String> text(String childName) {
        return child(childName).map(SoapElement::text);
    }

    /** The texts of the children of a name. */
    List<String> texts(String childName) {
        return all(childName).stream().map(SoapElement::text).toList();
    }

    /** Whether the child of a name says true; false if there is none. */
    boolean isTrue(String childName) {
        return text(childName)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** The element that is the current one. */
    static SoapElement read(XmlReader xml) throws IOException {
        String name = xml.local();
        String type = xml.type();
        boolean nil = xml.isNil();
        String text = xml.text();
        List<SoapElement> children = new ArrayList<>();
        while (text == null && xml.nextChild()) {
            children.add(read(xml));
        }
        return new SoapElement(name, type, nil, text == null ? "" : text, children);
    }

    /** @param prefix with its colon, or empty for the default namespace */
    void write(XmlWriter xml, String prefix) throws IllegalTextException {
        xml.start(prefix + name);
        if (children.isEmpty()) {
            xml.text(text);
        }
        for (SoapElement child : children) {
            child.write(xml, prefix);
        }
        xml.end(prefix + name);
    }

    /** Names only. */
    @Override
    public String toString() {
        return name + (children.isEmpty() ? "" : children.toString());
    }
}
