package io.sfsdk.soap;

import java.util.ArrayList;
import java.util.List;

/** The namespaces that prefixes stand for at the present place of an answer. Used by one thread. */
final class Namespaces {
    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MOST = 256;

    private final List<Binding> bindings = new ArrayList<>();
    private int epoch;

    /** Binds a prefix, empty for the default, inside the element at a depth. */
    void bind(String prefix, String namespace, int depth) throws XmlException {
        if (bindings.size() == MOST) {
            throw XmlException.hostile("more than " + MOST + " namespaces");
        }
        bindings.add(new Binding(prefix, namespace, depth));
        epoch++;
    }

    /** Forgets what was bound inside the element at a depth. */
    void leave(int depth) {
        while (!bindings.isEmpty() && bindings.get(bindings.size() - 1).depth == depth) {
            bindings.remove(bindings.size() - 1);
            epoch++;
        }
    }

    /** The namespace of a name, empty for none. Looked up once as long as nothing is bound or forgotten. */
    String of(XmlName name) throws XmlException {
        if (name.epoch != epoch) {
            name.namespace = lookUp(name.prefix);
            name.epoch = epoch;
        }
        return name.namespace;
    }

    private String lookUp(String prefix) throws XmlException {
        for (int i = bindings.size() - 1; i >= 0; i--) {
            if (bindings.get(i).prefix.equals(prefix)) {
                return bindings.get(i).namespace;
            }
        }
        if (prefix.isEmpty()) {
            return "";
        }
        if (prefix.equals("xml")) {
            return "http://www.w3.org/XML/1998/namespace";
        }
        throw new XmlException("a prefix that stands for nothing");
    }

    private record Binding(String prefix, String namespace, int depth) {}
}
