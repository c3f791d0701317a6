package io.sfsdk.soql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an org takes of {@code FIELDS()}: {@code STANDARD} always; {@code ALL} and {@code CUSTOM}, which may be any number of fields,
 * for 200 rows or for records named by their ids.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm">SOQL
 *     and SOSL Reference, FIELDS()</a>
 */
final class FieldsFunction {
    private static final Pattern CALL = Pattern.compile("(?i)FIELDS\\s*+\\(\\s*+(\\w*+)\\s*+\\)");
    /** A query and the children of its children: an org takes no more, so what lies deeper is its to refuse. */
    private static final int LEVELS = 5;

    private static final Pattern FEW = Pattern.compile("1?\\d{1,2}|200");

    private FieldsFunction() {}

    /** @throws IllegalArgumentException if the org would refuse the query for it */
    static void verify(String soql) {
        if (mayHold(soql)) {
            verifyLevel(soql, LEVELS);
        }
    }

    /** Cheap, since every query is asked; what is spelt otherwise is left to the org. */
    private static boolean mayHold(String soql) {
        return soql.contains("FIELDS") || soql.contains("Fields") || soql.contains("fields");
    }

    private static void verifyLevel(String soql, int levels) {
        SoqlClauses clauses = levels == 0 ? null : SoqlClauses.ifReadable(soql);
        if (clauses == null) {
            return;
        }
        for (String item : clauses.items("SELECT")) {
            Matcher call = CALL.matcher(item);
            if (call.matches()) {
                verifyKind(call.group(1), clauses);
            } else if (item.startsWith("(") && item.endsWith(")")) {
                verifyLevel(item.substring(1, item.length() - 1).strip(), levels - 1);
            }
        }
    }

    private static void verifyKind(String kind, SoqlClauses clauses) {
        if (kind.equalsIgnoreCase("STANDARD")) {
            return;
        }
        if (!kind.equalsIgnoreCase("ALL") && !kind.equalsIgnoreCase("CUSTOM")) {
            throw new IllegalArgumentException("FIELDS() takes ALL, CUSTOM or STANDARD");
        }
        boolean isBounded = FEW.matcher(clauses.text("LIMIT").orElse("")).matches()
                || clauses.words().stream()
                        .anyMatch(word -> word.text().equals("ID") && clauses.isIn("WHERE", word.start()));
        if (!isBounded) {
            throw new IllegalArgumentException("the org takes FIELDS(" + kind
                    + ") with LIMIT 200 or less, or for records named by their Id; for more rows name the fields, as"
                    + " SObjectDescribe.selectAll() does");
        }
    }
}
