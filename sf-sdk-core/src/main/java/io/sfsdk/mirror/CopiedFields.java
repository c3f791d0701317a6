package io.sfsdk.mirror;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a copy keeps, checked against what the org has and what events tell. */
final class CopiedFields {
    /**
     * Not in the body of a change event.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_body.htm">Change
     *     Data Capture Developer Guide, Change Event Body Fields</a>
     */
    private static final Set<String> UNTOLD = Set.of(
            "isdeleted", "systemmodstamp", "lastactivitydate", "lastvieweddate", "lastreferenceddate", "photourl");

    private static final String MOMENT = "datetime";

    /** How queries write a moment. */
    private static final DateTimeFormatter AS_QUERIED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, String> types;

    private CopiedFields(Map<String, String> types) {
        this.types = types;
    }

    /** @throws IllegalArgumentException if events do not tell one of them, whatever the org */
    static void check(List<String> fields) {
        for (String field : fields) {
            if (field.indexOf('.') >= 0) {
                throw new IllegalArgumentException("change events do not tell " + field
                        + ", which is another record's; copy that object too, and join the tables");
            }
            if (UNTOLD.contains(lower(field))) {
                throw new IllegalArgumentException("change events do not tell " + field + "; leave it out");
            }
        }
    }

    /** @throws MirrorException if the org does not have one of them, or has it as a compound or a blob */
    static CopiedFields of(ObjectSchema schema, List<String> fields) {
        Map<String, String> types = new HashMap<>();
        for (String name : fields) {
            SchemaField field = schema.field(name)
                    .orElseThrow(() -> new MirrorException(schema.name() + " has no field " + name
                            + ", or this user may not read it; the copy would not hold what events tell of it"));
            if (!field.isListed()) {
                throw new MirrorException(
                        "field " + name + " of " + schema.name() + " is a compound or a blob; copy its parts");
            }
            types.put(lower(name), field.type());
        }
        return new CopiedFields(types);
    }

    boolean has(String field) {
        return types.containsKey(lower(field));
    }

    /** An event's value as a query writes it, so that a text is the same by both ways. */
    @Nullable
    Object asQueried(String field, @Nullable Object value) {
        if (value instanceof String text && MOMENT.equals(types.get(lower(field)))) {
            Instant moment =
                    SObject.of("Event").with(field, text).instant(field).orElseThrow();
            return AS_QUERIED.format(moment);
        }
        return value;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
