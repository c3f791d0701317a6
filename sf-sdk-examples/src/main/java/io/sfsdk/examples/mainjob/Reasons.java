package io.sfsdk.examples.mainjob;

import io.sfsdk.deadletter.DeadLetter;
import java.util.Map;
import java.util.TreeMap;

/** Why records failed, in words for people. */
final class Reasons {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(DeadLetter letter) {
        counts.merge(words(letter.errors().get(0).code().value()), 1, Integer::sum);
    }

    /** How many failed for each reason. */
    Map<String, Integer> counts() {
        return counts;
    }

    private static String words(String code) {
        return switch (code) {
            case "DUPLICATE_VALUE" -> "is a customer already";
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" -> "refused by a validation rule";
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" -> "segment not in the picklist";
            case "INVALID_EMAIL_ADDRESS" -> "e-mail address is none";
            case "STRING_TOO_LONG" -> "text too long for its field";
            case "INVALID_FIELD" -> "its account was not there";
            default -> code;
        };
    }
}
