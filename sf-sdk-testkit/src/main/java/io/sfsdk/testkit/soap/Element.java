package io.sfsdk.testkit.soap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element of a request.
 *
 * @param type the local name of {@code xsi:type}; null if it has none
 * @param nil whether {@code xsi:nil} says so
 * @param text all character data, blanks included; empty where there are child elements
 */
record Element(String namespace, String name, @Nullable String type, boolean nil, String text, List<Element> children) {
    Element {
        children = List.copyOf(children);
    }

    Optional<Element> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    List<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The texts of all children of this name. */
    List<String> texts(String childName) {
        return all(childName).stream().map(child -> child.text.strip()).toList();
    }

    /** The text of a child; null if it is missing, nil or blank. */
    @Nullable
    String value(String childName) {
        return child(childName)
                .filter(child -> !child.nil && !child.text.isBlank())
                .map(child -> child.text.strip())
                .orElse(null);
    }

    /** Whether a child says {@code true} or {@code 1}. */
    boolean flag(String childName) {
        String value = value(childName);
        return "true".equals(value) || "1".equals(value);
    }

    boolean isEmpty() {
        return children.isEmpty() && text.isEmpty();
    }

    String qualifiedName() {
        return "{" + namespace + "}" + name;
    }
}
