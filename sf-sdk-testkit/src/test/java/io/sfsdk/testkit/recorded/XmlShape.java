package io.sfsdk.testkit.recorded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Where one XML answer has another shape than another: elements, their namespaces, prefixes, order, types and nils. */
final class XmlShape {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private XmlShape() {}

    static Set<String> differences(String recorded, String answered) {
        List<String> left = lines(recorded);
        List<String> right = lines(answered);
        Set<String> differences = new LinkedHashSet<>();
        left.stream().filter(line -> !right.contains(line)).forEach(line -> differences.add(line + " missing"));
        right.stream().filter(line -> !left.contains(line)).forEach(line -> differences.add(line + " added"));
        List<String> order = new ArrayList<>(left);
        order.retainAll(right);
        List<String> other = new ArrayList<>(right);
        other.retainAll(left);
        if (!order.equals(other)) {
            differences.add("order");
        }
        return differences;
    }

    /** Each kind of element once, where it stands first. */
    private static List<String> lines(String xml) {
        Set<String> lines = new LinkedHashSet<>();
        collect("", root(xml), lines);
        return new ArrayList<>(lines);
    }

    private static void collect(String path, Element element, Set<String> lines) {
        String type = element.getAttributeNS(XSI, "type");
        String nil = element.getAttributeNS(XSI, "nil");
        String name = path + "/" + element.getNodeName();
        lines.add(name + " {" + element.getNamespaceURI() + "}" + (type.isEmpty() ? "" : " " + type)
                + (nil.isEmpty() ? "" : " nil"));
        int sameName = 0;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                sameName += inner.getNodeName().equals("sf:Id") ? 1 : 0;
                collect(name, inner, lines);
            }
        }
        if (sameName > 1) {
            lines.add(name + " with Id twice");
        }
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }
}
