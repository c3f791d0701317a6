package io.sfsdk.testkit.bulk;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client asks of a job it creates. */
final class JobSpec {
    private final Map<String, @Nullable Object> body;

    JobSpec(Map<String, @Nullable Object> body) {
        this.body = body;
    }

    @Nullable
    String text(String name) {
        Object value = body.get(name);
        return value == null ? null : value.toString();
    }

    /** @throws BulkRefusal if it is missing */
    String required(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw BulkRefusal.of("MISSING_ARGUMENT", "Required field is missing: " + name);
        }
        return value;
    }

    CsvForm form() {
        String type = text("contentType");
        if (type != null && !type.equals("CSV")) {
            throw BulkRefusal.of("INVALIDJOB", "Invalid contentType: " + type);
        }
        return new CsvForm(
                oneOf("columnDelimiter", Delimiter.class, Delimiter.COMMA),
                oneOf("lineEnding", LineEnding.class, LineEnding.LF));
    }

    private <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> BulkRefusal.of("INVALIDJOB", "Invalid " + name + ": " + value));
    }
}
