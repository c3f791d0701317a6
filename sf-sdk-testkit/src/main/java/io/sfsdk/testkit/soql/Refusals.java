package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import java.util.Locale;

/**
 * The answers to wrong queries.
 *
 * <p>Texts are those of Salesforce as public issues and documents quote them; those nobody quotes are marked assumed.
 */
final class Refusals {
    private static final String MALFORMED_QUERY = "MALFORMED_QUERY";
    private static final String INVALID_FIELD = "INVALID_FIELD";
    private static final String INVALID_TYPE = "INVALID_TYPE";
    private static final String INVALID_FILTER = "INVALID_QUERY_FILTER_OPERATOR";
    private static final String SEE_DESCRIBE =
            " Please reference your WSDL or the describe call for the appropriate names.";
    private static final String MIND_THE_R = " If you are attempting to use a custom relationship, be sure to append"
            + " the '__r' after the custom relationship name." + SEE_DESCRIBE;

    private final String query;

    Refusals(String query) {
        this.query = query;
    }

    /** A text that does not begin with SELECT is answered without a place. */
    SoqlException unexpectedToken(int offset, String token) {
        String message = "unexpected token: '" + token + "'";
        boolean first = query.substring(0, offset).isBlank();
        return first ? malformed(message) : at(MALFORMED_QUERY, offset, message);
    }

    SoqlException tooLong() {
        return malformed("SOQL statements cannot be longer than 100000 characters.");
    }

    /** Assumed. */
    SoqlException unsupported(int offset, String what) {
        return at(MALFORMED_QUERY, offset, what + " is not supported by the simulated org");
    }

    SoqlException malformed(String message) {
        return new SoqlException(MALFORMED_QUERY, message);
    }

    SoqlException malformed(int offset, String message) {
        return at(MALFORMED_QUERY, offset, message);
    }

    SoqlException unknownObject(int offset, String name) {
        return at(
                INVALID_TYPE,
                offset,
                "sObject type '" + name + "' is not supported. If you are attempting to use a custom object, be sure to"
                        + " append the '__c' after the entity name." + SEE_DESCRIBE);
    }

    SoqlException unknownField(int offset, String name, String objectName) {
        return at(
                INVALID_FIELD,
                offset,
                "No such column '" + name + "' on entity '" + objectName + "'. If you are attempting to use a custom"
                        + " field, be sure to append the '__c' after the custom field name." + SEE_DESCRIBE);
    }

    SoqlException unknownParent(int offset, String name) {
        return at(INVALID_FIELD, offset, "Didn't understand relationship '" + name + "' in field path." + MIND_THE_R);
    }

    SoqlException unknownChildren(int offset, String name) {
        return at(
                INVALID_TYPE,
                offset,
                "Didn't understand relationship '" + name + "' in FROM part of query call." + MIND_THE_R);
    }

    SoqlException malformedFilter(int offset, String message) {
        return at(INVALID_FIELD, offset, message);
    }

    SoqlException notFilterable(int offset, Field field) {
        return at(INVALID_FIELD, offset, "field '" + field.name() + "' can not be filtered in a query call");
    }

    SoqlException notSortable(int offset, Field field) {
        return at(MALFORMED_QUERY, offset, "field '" + field.name() + "' can not be sorted in a query call");
    }

    SoqlException notGroupable(int offset, Field field) {
        return at(MALFORMED_QUERY, offset, "field '" + field.name() + "' can not be grouped in a query call");
    }

    SoqlException notGrouped(int offset, String name) {
        return at(MALFORMED_QUERY, offset, "Field must be grouped or aggregated: " + name);
    }

    SoqlException notAggregatable(int offset, String name, Function function) {
        return at(MALFORMED_QUERY, offset, "field " + name + " does not support aggregate operator " + function.name());
    }

    /** The text for quoted values of other types is quoted in many issues, the one for unquoted text in fewer. */
    SoqlException wrongLiteral(int offset, Column column, String wireType, Literal literal) {
        boolean quoted = literal instanceof Literal.Text;
        boolean shouldBeQuoted = wireType.equals("string") || wireType.equals("ID");
        String advice = quoted ? " and should not be enclosed in quotes" : " and should be enclosed in quotes";
        return at(
                INVALID_FIELD,
                offset,
                "value of filter criterion for field '" + column.name() + "' must be of type " + wireType
                        + (quoted != shouldBeQuoted ? advice : ""));
    }

    SoqlException invalidId(int offset, String id) {
        return at(INVALID_FILTER, offset, "invalid ID field: " + id);
    }

    /** Assumed but for ids. */
    SoqlException invalidOperator(int offset, String operator, Column column) {
        String type = column.type().wireName().toLowerCase(Locale.ROOT);
        return at(
                INVALID_FILTER,
                offset,
                type.equals("id") || type.equals("reference")
                        ? "invalid operator on id field"
                        : "invalid operator '" + operator + "' on " + type + " field");
    }

    SoqlException offsetTooLarge() {
        return new SoqlException("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
    }

    SoqlException tooManyGroups() {
        return new SoqlException(
                "EXCEEDED_ID_LIMIT",
                "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch");
    }

    private SoqlException at(String code, int offset, String message) {
        return new SoqlException(code, ErrorPlace.show(query, offset, message));
    }
}
