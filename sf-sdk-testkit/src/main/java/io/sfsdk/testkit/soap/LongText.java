package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;

/**
 * Queries that select two or more custom fields of long text come in pages of at most 200 rows.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_changing_batch_size.htm">Changing
 *     the batch size</a>
 */
final class LongText {
    private static final int LONG = 256;
    private static final int HEAVY = 2;

    private LongText() {}

    static boolean isHeavy(QueryResult result, Schema schema) {
        if (result.rows().isEmpty()) {
            return false;
        }
        ResultRow row = result.rows().get(0);
        return schema.object(row.objectName())
                .filter(type ->
                        row.names().stream().filter(name -> isLong(type, name)).count() >= HEAVY)
                .isPresent();
    }

    private static boolean isLong(ObjectType type, String name) {
        return type.field(name).filter(LongText::isLong).isPresent();
    }

    private static boolean isLong(Field field) {
        return field.custom() && field.type() == FieldType.TEXTAREA && field.length() >= LONG;
    }
}
