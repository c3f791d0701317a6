package io.sfsdk.soap;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as the org describes it.
 *
 * @param schema what jobs need of it; without fields where all objects were listed
 * @param label in the user's language
 * @param keyPrefix with which its ids begin; null if it has none
 * @param flags the names of all that is true of it, such as {@code createable}
 * @param fields each with everything the org says of it; empty where all objects were listed
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm">SOAP
 *     API Developer Guide, DescribeSObjectResult</a>
 */
public record ObjectDescription(
        ObjectSchema schema, String label, @Nullable String keyPrefix, List<String> flags, List<SoapElement> fields) {
    public ObjectDescription {
        flags = List.copyOf(flags);
        fields = List.copyOf(fields);
    }

    public String name() {
        return schema.name();
    }

    /** Whether something is true of it, by the org's word: {@code createable}, {@code replicateable}, {@code custom}. */
    public boolean is(String flag) {
        return flags.contains(flag);
    }

    /** Reads the one that is the current element. Of what it holds besides fields, single values are kept. */
    static ObjectDescription read(XmlReader xml) throws IOException {
        List<String> flags = new ArrayList<>();
        List<SoapElement> fields = new ArrayList<>();
        String name = null;
        String label = "";
        String keyPrefix = null;
        while (xml.nextChild()) {
            switch (xml.local()) {
                case "name" -> name = xml.text();
                case "label" -> label = String.valueOf(xml.text());
                case "keyPrefix" -> keyPrefix = text(xml);
                case "fields" -> fields.add(SoapElement.read(xml));
                case "childRelationships",
                        "recordTypeInfos",
                        "namedLayoutInfos",
                        "supportedScopes",
                        "actionOverrides" -> xml.skip();
                default -> flag(xml, flags);
            }
        }
        if (name == null || name.isBlank()) {
            throw new XmlException("an object without a name");
        }
        ObjectSchema schema = new ObjectSchema(
                name,
                flags.contains("queryable"),
                fields.stream().map(ObjectDescription::field).toList());
        return new ObjectDescription(schema, label, keyPrefix, flags, fields);
    }

    private static @Nullable String text(XmlReader xml) throws IOException {
        boolean nil = xml.isNil();
        String text = xml.text();
        return nil ? null : text;
    }

    private static void flag(XmlReader xml, List<String> flags) throws IOException {
        SoapElement value = SoapElement.read(xml);
        if (value.text().equals("true")) {
            flags.add(value.name());
        }
    }

    private static SchemaField field(SoapElement field) {
        return new SchemaField(
                field.text("name").orElse(""),
                field.text("type").orElse("string"),
                field.isTrue("calculated"),
                field.texts("referenceTo"),
                field.text("relationshipName").orElse(null));
    }

    @Override
    public String toString() {
        return "ObjectDescription[" + name() + ", " + fields.size() + " fields]";
    }
}
