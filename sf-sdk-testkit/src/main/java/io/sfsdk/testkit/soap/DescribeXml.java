package io.sfsdk.testkit.soap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes describes: members in the order of their names, as the WSDL has them; what is null is left out. The members that only
 * REST has are not told.
 */
final class DescribeXml {
    private static final Set<String> REST_ONLY =
            Set.of("urls", "extendedBy", "extendsInterfaces", "sobjectDescribeOption");
    private static final Set<String> NILLABLE = Set.of("keyPrefix");
    private static final String DEFAULT = "defaultValue";

    private final XmlWriter xml;

    DescribeXml(XmlWriter xml) {
        this.xml = xml;
    }

    /** A whole object with the addresses of its pages. */
    void object(Map<String, @Nullable Object> describe, String instanceUrl) {
        Map<String, @Nullable Object> all = new TreeMap<>(describe);
        all.put("urlDetail", instanceUrl + "/{ID}");
        all.put("urlEdit", instanceUrl + "/{ID}/e");
        all.put("urlNew", instanceUrl + "/" + describe.get("keyPrefix") + "/e");
        element("result", all);
    }

    void element(String name, Map<?, ?> members) {
        boolean isField = name.equals("fields");
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        members.forEach((member, value) -> sorted.put(String.valueOf(member), value));
        xml.open(name);
        sorted.forEach((member, value) -> member(member, value, isField));
        xml.close();
    }

    private void member(String name, @Nullable Object value, boolean isField) {
        if (REST_ONLY.contains(name)) {
            return;
        }
        if (value instanceof List<?> list) {
            list.forEach(element -> single(name, element, isField));
        } else if (value != null) {
            single(name, value, isField);
        } else if (NILLABLE.contains(name)) {
            xml.nil(name);
        }
    }

    /** The default of a field may be of any type, and says which. */
    private void single(String name, Object value, boolean isField) {
        if (value instanceof Map<?, ?> members) {
            element(name, members);
        } else if (name.equals(DEFAULT) && isField) {
            xml.leaf(name, Values.xsdType(value), value.toString());
        } else {
            xml.leaf(name, value.toString());
        }
    }
}
