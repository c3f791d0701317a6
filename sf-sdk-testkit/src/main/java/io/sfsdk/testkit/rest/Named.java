package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a path names, or refuses in the API's words. */
final class Named {
    private Named() {}

    static ObjectType type(Call call, String name) {
        return call.view().schema().object(name).orElseThrow(ApiRefusal::notFound);
    }

    /** The 18-character id; a segment that is none is read as the name of an external id field. */
    static String id(String segment) {
        return RecordId.normalize(segment).orElseThrow(() -> unknownKey(segment));
    }

    static Field key(ObjectType type, String name) {
        Optional<Field> field = type.field(name)
                .filter(found ->
                        found.externalId() || found.idLookup() || found.name().equals("Id"));
        return field.orElseThrow(() -> unknownKey(name));
    }

    private static ApiRefusal unknownKey(String name) {
        return ApiRefusal.notFound("Provided external ID field does not exist or is not accessible: " + name);
    }

    /** The fields of a {@code fields=} parameter in their order and the schema's spelling; all fields if there is none. */
    static List<String> fields(Call call, ObjectType type) {
        Optional<String> wanted = call.query().first("fields");
        return wanted.isEmpty()
                ? type.fields().stream().map(Field::name).toList()
                : fields(List.of(wanted.get().split(",", -1)), type);
    }

    static List<String> fields(List<String> wanted, ObjectType type) {
        List<String> names = new ArrayList<>();
        for (String name : wanted) {
            Field field = type.field(name.trim())
                    .orElseThrow(() -> ApiRefusal.of(
                            400,
                            "INVALID_FIELD",
                            "No such column '" + name.trim() + "' on sobject of type " + type.name()));
            names.add(field.name());
        }
        return names;
    }
}
