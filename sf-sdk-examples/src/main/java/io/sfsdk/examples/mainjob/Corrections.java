package io.sfsdk.examples.mainjob;

import io.sfsdk.deadletter.DeadLetter;
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
    /** The record as it should have been; one whose parent was missing goes again as it is. */
    Optional<SObject> correct(DeadLetter letter) {
        SObject record = letter.record();
        return Optional.of(
                switch (letter.errors().get(0).code().value()) {
                    case "DUPLICATE_VALUE" -> existing(record);
                    case "FIELD_CUSTOM_VALIDATION_EXCEPTION" -> record.with("Website", "https://" + text(record, "Website"));
                    case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" -> record.with("Segment__c", "Other");
                    case "INVALID_EMAIL_ADDRESS" -> record.with("Email", text(record, "Email").replace("(at)", "@"));
                    case "STRING_TOO_LONG" -> record.with("Department", shortened(text(record, "Department")));
                    default -> record;
                });
    }
    // end::corrections

    /** Not a new customer: the one that is there is marked as listed twice. */
    private SObject existing(SObject record) {
        String number = numbersByName.get(text(record, "Registered_Name__c"));
        return number == null
                ? record
                : SObject.of("Account").with("External_Id__c", number).with("Listed_Twice__c", true);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), DEPARTMENT_LENGTH - 1)).strip() + "…";
    }

    private static String text(SObject record, String field) {
        return record.text(field).orElse("");
    }
}
