package io.sfsdk.testkit.events;

import io.sfsdk.testkit.json.NumberForm;
import io.sfsdk.testkit.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values the way events do, which is not the way of the REST API. */
final class EventTexts {
    private static final int MILLISECONDS_SINCE = 43;
    private static final DateTimeFormatter SECONDS = format("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLISECONDS = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private EventTexts() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String time(Instant instant, int version) {
        return (version < MILLISECONDS_SINCE ? SECONDS : MILLISECONDS).format(instant);
    }

    /** A field's value as a JSON writer takes it. */
    static @Nullable Object value(@Nullable Object value, FieldType type, int version) {
        if (value instanceof Instant instant) {
            return time(instant, version);
        }
        if (value instanceof BigDecimal number) {
            return new BigDecimal(type.isWhole() ? NumberForm.whole(number) : NumberForm.decimal(number));
        }
        return value;
    }
}
