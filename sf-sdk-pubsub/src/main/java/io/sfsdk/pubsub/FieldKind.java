package io.sfsdk.pubsub;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a field mean. Avro's types do not tell a date from a count; the text beside the field does: {@code
 * Data:DateOnly:00N...}.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html">Pub/Sub
 *     API, Event Deserialization Considerations</a>
 */
enum FieldKind {
    DATE_TIME,
    DATE,
    TIME,
    OTHER;

    static FieldKind of(Schema.Field field) {
        return of(field.doc());
    }

    private static FieldKind of(@Nullable String doc) {
        if (doc == null) {
            return OTHER;
        }
        int from = doc.indexOf(':') + 1;
        int to = doc.indexOf(':', from);
        return switch (to < 0 ? doc.substring(from) : doc.substring(from, to)) {
            case "DateTime" -> DATE_TIME;
            case "DateOnly" -> DATE;
            case "TimeOnly" -> TIME;
            default -> OTHER;
        };
    }
}
