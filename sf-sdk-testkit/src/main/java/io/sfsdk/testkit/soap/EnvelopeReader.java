package io.sfsdk.testkit.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a request apart into headers and the one call of the body. Safe to share. */
final class EnvelopeReader {
    private EnvelopeReader() {}

    /** @throws SoapFault of the client if it is no envelope with one call */
    static Envelope read(byte[] bytes) {
        return read(bytes, Namespaces.PARTNER);
    }

    /** @param namespace whose headers are of interest */
    static Envelope read(byte[] bytes, String namespace) {
        Element root = new XmlReader().read(bytes);
        if (!isOf(root, "Envelope")) {
            throw SoapFault.ofClient("Element " + root.qualifiedName() + " invalid at this location");
        }
        Map<String, Element> headers = new LinkedHashMap<>();
        List<Element> calls = List.of();
        for (Element part : root.children()) {
            if (isOf(part, "Header")) {
                part.children().stream()
                        .filter(header -> header.namespace().equals(namespace))
                        .forEach(header -> headers.put(header.name(), header));
            } else if (isOf(part, "Body")) {
                calls = part.children();
            } else {
                throw SoapFault.ofClient("Element " + part.qualifiedName() + " invalid at this location");
            }
        }
        if (calls.size() != 1) {
            throw SoapFault.ofClient("The body must hold one call, not " + calls.size());
        }
        return new Envelope(headers, calls.get(0));
    }

    private static boolean isOf(Element element, String name) {
        return element.namespace().equals(Namespaces.ENVELOPE) && element.name().equals(name);
    }
}
