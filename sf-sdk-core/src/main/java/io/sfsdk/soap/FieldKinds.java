package io.sfsdk.soap;

import io.sfsdk.error.ApiException;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the fields of objects hold, asked for once an object. A field that is not known makes its object be asked for again, since
 * it may be new. Safe to share.
 */
final class FieldKinds {
    private static final Logger log = LoggerFactory.getLogger(FieldKinds.class);

    /** Its fields are named by the query; their values say what they are. */
    private static final String AGGREGATE = "AggregateResult";

    /** More than an org has objects; a hostile answer could make up more. */
    private static final int MOST = 5_000;

    private final SchemaSource schemas;
    private final Map<String, Map<String, FieldKind>> known = new ConcurrentHashMap<>();

    FieldKinds(SchemaSource schemas) {
        this.schemas = schemas;
    }

    /** By field name in lower case. */
    Map<String, FieldKind> of(String type) {
        Map<String, FieldKind> kinds = known.get(type);
        return kinds == null ? keep(type, ask(type, false)) : kinds;
    }

    boolean knows(String type) {
        return known.containsKey(type);
    }

    /** The same, asked for again. */
    Map<String, FieldKind> anew(String type) {
        return keep(type, ask(type, true));
    }

    private Map<String, FieldKind> keep(String type, Map<String, FieldKind> kinds) {
        if (known.size() < MOST) {
            known.put(type, kinds);
        }
        return kinds;
    }

    /** What cannot be described, such as the object behind a polymorphic parent, is read as text. */
    private Map<String, FieldKind> ask(String type, boolean anew) {
        if (type.equals(AGGREGATE)) {
            return Map.of();
        }
        try {
            ObjectSchema schema = anew ? schemas.rereadSchema(type) : schemas.schema(type);
            return schema.fields().stream().collect(Collectors.toMap(FieldKinds::key, FieldKinds::kind, (a, b) -> a));
        } catch (ApiException e) {
            log.warn("the org describes no {}, so its fields are read as text [code={}]", type, e.code());
            return Map.of();
        }
    }

    private static String key(SchemaField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static FieldKind kind(SchemaField field) {
        return FieldKind.ofDescribe(field.type());
    }
}
