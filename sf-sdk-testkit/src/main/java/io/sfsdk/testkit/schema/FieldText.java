package io.sfsdk.testkit.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one field line of a schema text. */
final class FieldText {
    private FieldText() {}

    static FieldBuilder parse(String[] columns, Map<String, List<PicklistValue>> lists) {
        String[] type = columns[1].split(" ", -1);
        FieldBuilder field = Field.builder(columns[0], FieldType.valueOf(type[0].toUpperCase(Locale.ROOT)))
                .label(columns[2]);
        if (type.length > 1) {
            size(field, type[0], type[1]);
        }
        if (columns.length > 4) {
            List<PicklistValue> values = lists.get(columns[4]);
            field.values(values == null ? PicklistText.parse(columns[4]) : values);
        }
        if (columns.length > 3 && !columns[3].isEmpty()) {
            flags(field, columns[3].split(" ", -1));
        }
        return field;
    }

    private static void size(FieldBuilder field, String type, String size) {
        String[] numbers = size.split(",", -1);
        if (numbers.length == 2) {
            field.digits(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        } else if (type.equals("int")) {
            field.digits(Integer.parseInt(size), 0);
        } else {
            field.length(Integer.parseInt(size));
        }
    }

    private static void flags(FieldBuilder field, String[] flags) {
        References references = new References();
        for (String flag : flags) {
            if (!references.accepts(flag)) {
                flag(field, flag);
            }
        }
        references.apply(field);
    }

    private static void flag(FieldBuilder field, String flag) {
        String value = flag.substring(flag.indexOf('=') + 1);
        switch (flag.substring(0, flag.contains("=") ? flag.indexOf('=') : flag.length())) {
            case "required" -> field.required();
            case "filledIn" -> field.filledIn();
            case "readOnly" -> field.readOnly();
            case "createOnly" -> field.createOnly();
            case "noFilter" -> field.notFilterable();
            case "noSort" -> field.notSortable();
            case "noGroup" -> field.notGroupable();
            case "unique" -> field.unique();
            case "caseSensitive" -> field.caseSensitive();
            case "externalId" -> field.externalId();
            case "idLookup" -> field.idLookup();
            case "calculated" -> field.calculated();
            case "name" -> field.nameField();
            case "restricted" -> field.restricted();
            case "cascade" -> field.cascadeDelete();
            case "restrict" -> field.restrictedDelete();
            case "in" -> field.partOf(value);
            case "info" -> field.extraTypeInfo(value);
            case "auto" -> field.autoNumber(value);
            case "default" -> field.defaultsTo(value);
            default -> throw new IllegalArgumentException("unknown flag " + flag);
        }
    }
}
