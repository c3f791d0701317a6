package io.sfsdk.testkit.soap;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a request in one pass, as UTF-8. Knows no document type, no entity but the five of XML, and no deep nesting. */
final class XmlReader {
    private static final int DEEPEST = 64;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
    }

    /** @throws SoapFault of the client if it is no XML that a request may be */
    Element read(byte[] bytes) {
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            Element root = null;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.DTD) {
                    throw SoapFault.ofClient("Document type declarations are not allowed");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    root = element(in, 1);
                }
            }
            in.close();
            if (root == null) {
                throw SoapFault.ofClient("Premature end of file");
            }
            return root;
        } catch (XMLStreamException e) {
            throw SoapFault.ofClient(firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.replaceFirst("(?s)^ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message:\\s*", "");
    }

    private static Element element(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw SoapFault.ofClient("Elements are nested more than " + DEEPEST + " deep");
        }
        String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        String name = in.getLocalName();
        String type = type(in);
        boolean nil = isTrue(in.getAttributeValue(Namespaces.XSI, "nil"));
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(in, depth + 1));
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw SoapFault.ofClient(
                            "The entity \"" + in.getLocalName() + "\" was referenced, but not declared.");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                default -> {}
            }
        }
        return new Element(namespace, name, type, nil, children.isEmpty() ? text.toString() : "", children);
    }

    private static @Nullable String type(XMLStreamReader in) {
        String type = in.getAttributeValue(Namespaces.XSI, "type");
        return type == null ? null : type.strip().substring(type.strip().indexOf(':') + 1);
    }

    private static boolean isTrue(@Nullable String text) {
        return "true".equals(text) || "1".equals(text);
    }
}
