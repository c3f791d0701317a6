package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is the same in all rows of one shape: encoded names, number formats, the beginning of each row. */
final class Columns {
    private final List<String> names;
    private final String objectName;
    private final String urlObject;
    private final byte[][] encodedNames;
    private final @Nullable FieldType[] types;
    private final byte[] attributesUntilId;

    /** @param urlObject the object in the row's URL, the row's own unless it is a polymorphic parent */
    Columns(String objectName, String urlObject, List<String> names, String base, Schema schema) {
        this.names = names;
        this.objectName = objectName;
        this.urlObject = urlObject;
        this.encodedNames = new byte[names.size()][];
        this.types = new @Nullable FieldType[names.size()];
        Optional<ObjectType> type = schema.object(urlObject);
        for (int i = 0; i < encodedNames.length; i++) {
            String name = names.get(i);
            encodedNames[i] = JsonWriter.encodedName(name);
            types[i] = type.flatMap(object -> object.field(name))
                    .map(field -> field.type())
                    .orElse(null);
        }
        this.attributesUntilId = attributes(objectName, urlObject, base);
    }

    boolean describes(String otherObject, String otherUrlObject, List<String> otherNames) {
        return objectName.equals(otherObject) && urlObject.equals(otherUrlObject) && names.equals(otherNames);
    }

    int size() {
        return encodedNames.length;
    }

    byte[] name(int column) {
        return encodedNames[column];
    }

    @Nullable
    FieldType type(int column) {
        return types[column];
    }

    /** The value of {@code attributes} up to the id at the end of its URL. */
    byte[] attributesUntilId() {
        return attributesUntilId;
    }

    private static byte[] attributes(String objectName, String urlObject, String base) {
        String text = "{\"type\":\"" + objectName + "\",\"url\":\"" + base + "/sobjects/" + urlObject + "/";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
