package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.PicklistValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a JSON value into the value a {@link Row} holds, or refuses it. References are not its business. */
final class ValueReader {
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;:<>()\\[\\]\"]+@[^@\\s.,;:<>()\\[\\]\"]+(\\.[^@\\s.,;:<>()\\[\\]\"]+)+");
    private static final BigDecimal INT_END = BigDecimal.valueOf(1L << 31);

    private final boolean trims;

    ValueReader(boolean trims) {
        this.trims = trims;
    }

    @Nullable
    Object read(Field field, @Nullable Object json) {
        if (json == null || "".equals(json)) {
            return empty(field);
        }
        return switch (field.type()) {
            case BOOLEAN -> bool(field, json);
            case INT, LONG -> whole(field, number(field, json), json);
            case DOUBLE, CURRENCY, PERCENT -> decimal(field, number(field, json));
            case DATE -> parsed(field, json, TimeText::date);
            case DATETIME -> parsed(field, json, TimeText::dateTime);
            case TIME -> parsed(field, json, TimeText::time);
            case EMAIL -> email(field, text(field, json));
            case PICKLIST -> picklist(field, text(field, json));
            case MULTIPICKLIST -> multiPicklist(field, text(field, json));
            case BASE64 -> base64(field, text(field, json));
            default -> text(field, json);
        };
    }

    private static @Nullable Object empty(Field field) {
        if (field.type() == FieldType.BOOLEAN) {
            throw new RefusedException(RowErrors.requiredType(field));
        }
        return null;
    }

    private static Boolean bool(Field field, Object json) {
        if (json instanceof Boolean value) {
            return value;
        }
        if (json instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.valueOf(text);
        }
        throw mismatch(field, json);
    }

    private static BigDecimal number(Field field, Object json) {
        if (json instanceof Number || json instanceof String) {
            try {
                return json instanceof BigDecimal exact
                        ? exact
                        : new BigDecimal(json.toString().strip());
            } catch (NumberFormatException e) {
                throw mismatch(field, json);
            }
        }
        throw mismatch(field, json);
    }

    private static BigDecimal whole(Field field, BigDecimal number, Object json) {
        if (number.stripTrailingZeros().scale() > 0) {
            throw mismatch(field, json);
        }
        boolean fits = field.type() == FieldType.LONG
                || (number.compareTo(INT_END) < 0 && number.compareTo(INT_END.negate()) >= 0);
        boolean digits = field.precision() == 0 || number.abs().compareTo(BigDecimal.TEN.pow(field.precision())) < 0;
        if (!fits || !digits) {
            throw new RefusedException(RowErrors.outOfRange(field, number.toPlainString()));
        }
        return plain(number);
    }

    private static BigDecimal decimal(Field field, BigDecimal number) {
        BigDecimal rounded =
                number.scale() > field.scale() ? number.setScale(field.scale(), RoundingMode.HALF_UP) : number;
        if (rounded.abs().compareTo(BigDecimal.TEN.pow(field.precision() - field.scale())) >= 0) {
            throw new RefusedException(RowErrors.outOfRange(field, number.toString()));
        }
        return plain(rounded);
    }

    /** Equal numbers are equal objects. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Object parsed(Field field, Object json, Function<String, Object> parser) {
        if (!(json instanceof String text)) {
            throw mismatch(field, json);
        }
        try {
            return parser.apply(text.strip());
        } catch (DateTimeException e) {
            throw mismatch(field, json);
        }
    }

    private @Nullable String text(Field field, Object json) {
        if (!(json instanceof String given)) {
            throw mismatch(field, json);
        }
        String text = trims ? given.strip() : given;
        if (field.length() > 0 && text.length() > field.length()) {
            throw new RefusedException(RowErrors.tooLong(field, text));
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String email(Field field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!EMAIL.matcher(text).matches()) {
            throw new RefusedException(RowErrors.invalidEmail(field, text));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String base64(Field field, @Nullable String text) {
        try {
            if (text != null) {
                BlobKey.describing(text);
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw mismatch(field, "...");
        }
    }

    private static @Nullable String picklist(Field field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (PicklistValue value : field.picklistValues()) {
            boolean same = field.restrictedPicklist()
                    ? value.value().equalsIgnoreCase(text)
                    : value.value().equals(text);
            if (same && value.active()) {
                return value.value();
            }
        }
        if (field.restrictedPicklist()) {
            throw new RefusedException(RowErrors.badPicklistValue(field, text));
        }
        return text;
    }

    private static @Nullable String multiPicklist(Field field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return List.of(text.split(";", -1)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> picklist(field, part))
                .distinct()
                .reduce((left, right) -> left + ";" + right)
                .orElse(null);
    }

    /** The value is of a JSON type, or has a form, that the field cannot take. */
    static RefusedException mismatch(Field field, Object json) {
        return new RefusedException(RowErrors.undeserializable(field, token(json), json));
    }

    private static String token(Object json) {
        if (json instanceof String) {
            return "VALUE_STRING";
        }
        if (json instanceof Boolean value) {
            return value ? "VALUE_TRUE" : "VALUE_FALSE";
        }
        if (json instanceof Number number) {
            boolean fraction = number instanceof Double || (number instanceof BigDecimal exact && exact.scale() > 0);
            return fraction ? "VALUE_NUMBER_FLOAT" : "VALUE_NUMBER_INT";
        }
        return json instanceof Map ? "START_OBJECT" : "START_ARRAY";
    }
}
