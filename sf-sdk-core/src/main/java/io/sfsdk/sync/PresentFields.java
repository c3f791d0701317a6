package io.sfsdk.sync;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds which of the wanted fields there are, those of parents by the parents' own schemas. For one question. */
final class PresentFields {
    private final Function<String, ObjectSchema> schemas;
    private final Map<String, Optional<ObjectSchema>> asked = new HashMap<>();

    PresentFields(Function<String, ObjectSchema> schemas) {
        this.schemas = schemas;
    }

    /** Calls made so far. */
    int calls() {
        return asked.size();
    }

    /** Each field with a word for its type, in the order they are wanted or the org has them. */
    Map<String, String> of(ObjectSchema schema, List<String> named, boolean isAll) {
        asked.put(key(schema.name()), Optional.of(schema));
        List<String> wanted = isAll
                ? schema.fields().stream()
                        .filter(SchemaField::isListed)
                        .map(SchemaField::name)
                        .toList()
                : named;
        Map<String, String> present = new LinkedHashMap<>();
        wanted.forEach(field -> type(schema, field).ifPresent(type -> present.put(field, type)));
        return present;
    }

    private Optional<String> type(ObjectSchema schema, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return schema.field(path).map(PresentFields::word);
        }
        return schema.reference(path.substring(0, dot)).flatMap(parent -> ofParent(parent, path.substring(dot + 1)));
    }

    /** A reference to several objects names fields that all of them have; which, their schemas do not tell. */
    private Optional<String> ofParent(SchemaField reference, String path) {
        if (reference.referenceTo().size() != 1) {
            return Optional.of("parent");
        }
        return schema(reference.referenceTo().get(0))
                .flatMap(parent -> type(parent, path))
                .map(type -> "parent_" + type);
    }

    private Optional<ObjectSchema> schema(String sobject) {
        Optional<ObjectSchema> known = asked.get(key(sobject));
        if (known != null) {
            return known;
        }
        Optional<ObjectSchema> answer = ask(sobject);
        asked.put(key(sobject), answer);
        return answer;
    }

    /** Empty if the user may not see the object. */
    private Optional<ObjectSchema> ask(String sobject) {
        try {
            return Optional.of(schemas.apply(sobject));
        } catch (ApiException e) {
            if (e.retryability() == Retryability.NEVER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String key(String sobject) {
        return sobject.toLowerCase(Locale.ROOT);
    }

    private static String word(SchemaField field) {
        String type = field.type().replaceAll("\\W", "");
        return field.calculated() ? type + "_formula" : type;
    }
}
