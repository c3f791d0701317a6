package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Row errors with the texts of the platform. Where a public recording or thread shows a text, the method says so; the others
 * are documented by code, not observed.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm#i1421521">Status
 *     codes</a>
 */
final class RowErrors {
    private RowErrors() {}

    /** Recorded in grouparoo/grouparoo, test fixtures of Salesforce exports. */
    static RowError requiredMissing(List<String> fields) {
        String text = "Required fields are missing: [" + String.join(", ", fields) + "]";
        return new RowError("REQUIRED_FIELD_MISSING", text, fields);
    }

    /** Text as in many public threads. */
    static RowError tooLong(Field field, String value) {
        String text = field.label() + ": data value too large: " + value + " (max length=" + field.length() + ")";
        return RowError.of("STRING_TOO_LONG", text, field.name());
    }

    /** Recorded in grouparoo/grouparoo. */
    static RowError invalidEmail(Field field, String value) {
        return RowError.of("INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + value, field.name());
    }

    /** Recorded in grouparoo/grouparoo. */
    static RowError badPicklistValue(Field field, String value) {
        String text = field.label() + ": bad value for restricted picklist field: " + value;
        return RowError.of("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", text, field.name());
    }

    /** Text as in public threads. */
    static RowError outOfRange(Field field, String value) {
        String text = field.label() + ": value outside of valid range on numeric field: " + value;
        return RowError.of("NUMBER_OUTSIDE_VALID_RANGE", text, field.name());
    }

    /** Recorded in grouparoo/grouparoo, as a row error and as an error of the whole call. */
    static RowError undeserializable(Field field, String token, @Nullable Object value) {
        String text = "Cannot deserialize instance of " + field.type().wireName() + " from " + token + " value " + value
                + " or request may be missing a required field at"
                + " [Source: N/A; line: -1, column: -1][line:-1, column:-1]";
        return RowError.of("JSON_PARSER_ERROR", text);
    }

    static RowError requiredType(Field field) {
        String text = field.label() + ": value not of required type: ";
        return RowError.of("INVALID_TYPE_ON_FIELD_IN_RECORD", text, field.name());
    }

    /** A fixture of restforce/restforce. */
    static RowError noSuchColumn(String name, String object) {
        return RowError.of("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + object);
    }

    /** A fixture of amp-labs/connectors. */
    static RowError notWritable(List<String> fields) {
        String text = "Unable to create/update fields: " + fields.stream().collect(Collectors.joining(", "))
                + ". Please check the security settings of this field and verify that it is read/write for your profile"
                + " or permission set.";
        return new RowError("INVALID_FIELD_FOR_INSERT_UPDATE", text, fields);
    }

    /** Text from memory; documented, not observed. */
    static RowError notCreateable(String object) {
        return RowError.of("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: " + object);
    }

    /** Text from memory; documented, not observed. */
    static RowError insufficientAccess() {
        return RowError.of("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }

    /** Text from memory; documented, not observed. */
    static RowError insufficientAccessOnReference() {
        return RowError.of(
                "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id");
    }

    static RowError idOnInsert() {
        return RowError.of("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
    }

    static boolean isConvertedLead(StoredRow row) {
        return row.objectName().equals("Lead") && Boolean.TRUE.equals(row.value("IsConverted"));
    }

    /** Recorded in grouparoo/grouparoo. */
    static RowError convertedLead() {
        return RowError.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
    }

    /** Recorded in tablexi/restforce-db. */
    static RowError deleted() {
        return RowError.of("ENTITY_IS_DELETED", "entity is deleted");
    }

    static RowError unknownReference(String... fields) {
        return RowError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", fields);
    }

    /** Text as in public threads. */
    static RowError foreignRecordType(Field field, String id) {
        String text = field.label() + ": this ID value isn't valid for the user: " + id;
        return RowError.of("INVALID_CROSS_REFERENCE_KEY", text, field.name());
    }

    /** Text as in public threads. */
    static RowError wrongIdType(String label, String id, String field) {
        return RowError.of("MALFORMED_ID", label + ": id value of incorrect type: " + id, field);
    }

    /** A fixture of amp-labs/connectors. */
    static RowError malformedId(String id) {
        return RowError.of("MALFORMED_ID", "malformed id " + id);
    }

    /** A fixture of congaengr/soapforce. */
    static RowError badId(String id) {
        return RowError.of("MALFORMED_ID", "bad id " + id);
    }

    /** A fixture of apache/camel. */
    static RowError foreignKeyNotFound(Object value, String field, String object) {
        String text = "Foreign key external ID: " + value + " not found for field " + field + " in entity " + object;
        return RowError.of("INVALID_FIELD", text);
    }

    /** Recorded in SFDO-Tooling/CumulusCI. */
    static RefusedException severalMatches(Field field, List<String> ids) {
        String text =
                field.label() + ": more than one record found for external id field: [" + String.join(", ", ids) + "]";
        return new RefusedException(List.of(RowError.of("DUPLICATE_EXTERNAL_ID", text, field.name())), ids);
    }

    /** A public trace of 2017; ids are cut to 15 characters, fields stay empty. */
    static RowError duplicateValue(Field field, String id) {
        String text = "duplicate value found: " + field.name() + " duplicates value on record with id: "
                + id.substring(0, 15);
        return RowError.of("DUPLICATE_VALUE", text);
    }

    /** Text as in public threads: what a writer sees of a value another transaction has not committed yet. */
    static RowError duplicateOfUncommitted() {
        String text = "duplicate value found: <unknown> duplicates value on record with id: <unknown>";
        return RowError.of("DUPLICATE_VALUE", text);
    }

    static RowError repeatedExternalId(Field field, Object value) {
        return RowError.of("DUPLICATE_VALUE", "Duplicate external id specified: " + value, field.name());
    }

    static RowError idNeeded() {
        return RowError.of("MISSING_ARGUMENT", "Id not specified in an update call");
    }

    static RowError externalIdNeeded(Field field) {
        return RowError.of("MISSING_ARGUMENT", field.name() + " not specified");
    }

    static RowError restrictedDelete(String children) {
        String text = "Your attempt to delete this record could not be completed because it is associated with the"
                + " following " + children + ".";
        return RowError.of("DELETE_FAILED", text);
    }

    static RowError notInRecycleBin() {
        return RowError.of("UNDELETE_FAILED", "Entity is not in the recycle bin");
    }

    /** Text as reported in Force.com-JavaScript-REST-Toolkit issue 68. */
    static RowError locked(String id) {
        String text = "unable to obtain exclusive access to this record or 1 records: ";
        return RowError.of("UNABLE_TO_LOCK_ROW", text + id.substring(0, 15));
    }

    /**
     * The words are ours.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_api.htm">Publish
     *     Event Messages with Salesforce APIs</a>
     */
    static RowError tooManyEvents() {
        return RowError.of("LIMIT_EXCEEDED", "The hourly allocation of published platform events is used up");
    }
}
