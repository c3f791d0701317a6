package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.OrgException;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches. All words have to be found; phrases, {@code *} and {@code ?} are understood, the operators are not. Rows are found as
 * soon as they are committed, which a real org's index does not promise.
 */
public final class Sosl {
    static final int MOST_ROWS = 2_000;
    private static final Pattern FIND = Pattern.compile(
            "(?is)\\s*FIND\\s*\\{((?:[^\\\\{}]|\\\\.)+)}\\s*(?:IN\\s+(\\w+)\\s+FIELDS)?\\s*RETURNING\\s+(.+?)(?:\\s+LIMIT\\s+(\\d+))?\\s*");
    private static final Pattern RETURNED =
            Pattern.compile("(?is)\\s*(\\w+)\\s*(?:\\(([^)]*?)(?:\\s+LIMIT\\s+(\\d+))?\\))?\\s*(?:,|$)");

    private Sosl() {}

    /**
     * Finds what the search asks for.
     *
     * @throws OrgException {@code MALFORMED_SEARCH}, {@code INVALID_TYPE}, {@code INVALID_FIELD}
     */
    public static List<ResultRow> find(OrgView view, String sosl) {
        Matcher find = FIND.matcher(sosl);
        if (!find.matches()) {
            throw malformed("unexpected token in the search");
        }
        String scope = find.group(2) == null ? "ALL" : find.group(2);
        int left = find.group(4) == null ? MOST_ROWS : Integer.parseInt(find.group(4));
        List<ResultRow> rows = new ArrayList<>();
        Matcher returned = RETURNED.matcher(find.group(3));
        int end = 0;
        while (end < find.group(3).length() && returned.find(end) && returned.start() == end) {
            String names = returned.group(2) == null ? "Id" : returned.group(2);
            int most = returned.group(3) == null ? left : Math.min(left, Integer.parseInt(returned.group(3)));
            List<ResultRow> found =
                    rows(view, returned.group(1), find.group(1), scope, List.of(names.split(",", -1)), most);
            rows.addAll(found);
            left -= found.size();
            end = returned.end();
        }
        if (end < find.group(3).length()) {
            throw malformed("unexpected token in RETURNING");
        }
        return rows;
    }

    /**
     * Rows of one object.
     *
     * @param scope {@code ALL}, {@code NAME}, {@code EMAIL}, {@code PHONE} or {@code SIDEBAR}
     */
    static List<ResultRow> rows(OrgView view, String object, String term, String scope, List<String> wanted, int most) {
        ObjectType type = view.schema()
                .object(object)
                .orElseThrow(() -> new OrgException("INVALID_TYPE", "sObject type '" + object + "' is not supported."));
        List<String> fields =
                wanted.stream().map(name -> field(type, name.trim())).toList();
        List<Field> searched =
                type.fields().stream().filter(field -> isIn(scope, field)).toList();
        SearchTerm sought = new SearchTerm(term);
        return view.rows(type.name(), false)
                .filter(row -> sought.isFoundIn(text(row, searched)))
                .limit(most)
                .map(row -> Records.selected(row, fields))
                .toList();
    }

    private static String field(ObjectType type, String name) {
        return type.field(name)
                .map(Field::name)
                .orElseThrow(() -> new OrgException(
                        "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name()));
    }

    private static boolean isIn(String scope, Field field) {
        Set<FieldType> texts = Set.of(
                FieldType.STRING,
                FieldType.TEXTAREA,
                FieldType.EMAIL,
                FieldType.PHONE,
                FieldType.URL,
                FieldType.PICKLIST);
        return switch (scope.toUpperCase(Locale.ROOT)) {
            case "NAME" -> field.name().equals("Name") || field.name().equals("Title");
            case "EMAIL" -> field.type() == FieldType.EMAIL;
            case "PHONE" -> field.type() == FieldType.PHONE;
            case "ALL", "SIDEBAR" -> texts.contains(field.type());
            default -> throw malformed("unknown search group " + scope);
        };
    }

    private static String text(Row row, List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            Object value = row.value(field.name());
            text.append(value == null ? "" : value).append('\n');
        }
        return text.toString();
    }

    static OrgException malformed(String message) {
        return new OrgException("MALFORMED_SEARCH", message);
    }
}
