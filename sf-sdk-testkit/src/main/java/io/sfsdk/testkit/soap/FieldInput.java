package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/** Takes the text of a field in by the rules of its XML type. What it is as a value of the field is the store's business. */
final class FieldInput {
    private FieldInput() {}

    /** @throws SoapFault if the text is none of the field's XML type */
    static String checked(Field field, String given) {
        String text = given.strip();
        try {
            return switch (field.type()) {
                case BOOLEAN -> bool(text);
                case INT, LONG -> new BigInteger(text.startsWith("+") ? text.substring(1) : text).toString();
                case DOUBLE, CURRENCY, PERCENT -> new BigDecimal(text).toString();
                case DATE ->
                    LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                            .toString();
                case DATETIME -> Values.dateTime(Values.instant(text));
                case TIME ->
                    LocalTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", ""))
                            .toString();
                default -> given;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw Values.invalid(given, xmlType(field));
        }
    }

    private static String bool(String text) {
        return switch (text) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> throw new NumberFormatException(text);
        };
    }

    private static String xmlType(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> "xsd:boolean";
            case INT -> "xsd:int";
            case LONG -> "xsd:long";
            case DATE -> "xsd:date";
            case TIME -> "xsd:time";
            default -> "xsd:double";
        };
    }

    /** A text that is cut to the field's length, if the field is one of those that AllowFieldTruncationHeader concerns. */
    static String truncated(Field field, String text) {
        boolean cut = switch (field.type()) {
            case STRING, TEXTAREA, PHONE, EMAIL, PICKLIST, MULTIPICKLIST, COMBOBOX, ENCRYPTEDSTRING -> true;
            default -> false;
        };
        return cut && field.length() > 0 && text.length() > field.length() ? text.substring(0, field.length()) : text;
    }
}
