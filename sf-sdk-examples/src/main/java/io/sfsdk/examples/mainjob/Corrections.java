package io.sfsdk.examples.mainjob;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.error.ApiError;
import io.sfsdk.record.SObject;
import java.util.Map;
import java.util.Optional;

/** What a person would do about each kind of dead letter, here done by rule. */
final class Corrections {
    private static final int DEPARTMENT_LENGTH = 80;

    private final Map<String, String> numbersByName;

    /** @param numbersByName the external id of each account that a duplicate met, by registered name */
    Corrections(Map<String, String> numbersByName) {
        this.numbersByName = Map.copyOf(numbersByName);
    }

    // tag::corrections
    /** The record as it should have been; one whose parent was missing goes again as it is. Empty: a person has to look. */
    Optional<SObject> correct(DeadLetter letter) {
        SObject record = letter.record();
        ApiError error = letter.errors().get(0);
        return switch (error.code().value()) {
            case "DUPLICATE_VALUE" -> Optional.of(existing(record));
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" ->
                Optional.of(record.with("Website", "https://" + text(record, "Website")));
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" -> Optional.of(record.with("Segment__c", "Other"));
            case "INVALID_EMAIL_ADDRESS" ->
                Optional.of(record.with("Email", text(record, "Email").replace("(at)", "@")));
            case "STRING_TOO_LONG" ->
                error.fields().contains("Department") ? Optional.of(shortened(record)) : Optional.empty();
            default -> Optional.of(record);
        };
    }
    // end::corrections

    /** Not a new customer: the one that is there is marked as listed twice. */
    private SObject existing(SObject record) {
        String name = text(record, "Registered_Name__c");
        String number = numbersByName.get(name);
        return number == null
                ? record
                : SObject.of("Account")
                        .with("External_Id__c", number)
                        .with("Registered_Name__c", name)
                        .with("Listed_Twice__c", true);
    }

    private static SObject shortened(SObject contact) {
        String department = text(contact, "Department");
        return contact.with(
                "Department", department.substring(0, DEPARTMENT_LENGTH - 1).strip() + "…");
    }

    private static String text(SObject record, String field) {
        return record.text(field).orElse("");
    }
}
