package io.sfsdk.testkit.schema;

import java.util.Arrays;
import java.util.List;

/** Picklist values parted by semicolons; a star marks the default. */
final class PicklistText {
    private PicklistText() {}

    static List<PicklistValue> parse(String text) {
        return Arrays.stream(text.split(";", -1)).map(PicklistText::value).toList();
    }

    private static PicklistValue value(String text) {
        boolean isDefault = text.endsWith("*");
        String value = isDefault ? text.substring(0, text.length() - 1) : text;
        return new PicklistValue(value, value, true, isDefault);
    }
}
