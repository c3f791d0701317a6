package io.sfsdk.soap;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the errors of one row of an answer. */
final class RowErrors {
    private RowErrors() {}

    /** The row's errors, at least one. */
    static List<ApiError> of(List<SoapElement> errors) {
        return errors.isEmpty()
                ? List.of(ApiError.of(ErrorCode.UNSPECIFIED, "the org named no error"))
                : errors.stream().map(RowErrors::of).toList();
    }

    private static ApiError of(SoapElement error) {
        String code = error.text("statusCode").orElse("").strip();
        DuplicateFindings found =
                error.child("duplicateResult").map(RowErrors::findings).orElse(null);
        return new ApiError(
                code.isEmpty() ? ErrorCode.UNSPECIFIED : new ErrorCode(code),
                error.text("message").orElse(""),
                error.texts("fields").stream().filter(field -> !field.isBlank()).toList(),
                found);
    }

    /** What a duplicate rule found. */
    static DuplicateFindings findings(SoapElement found) {
        List<DuplicateFindings.Match> matches = new ArrayList<>();
        for (SoapElement result : found.all("matchResults")) {
            String type = result.text("entityType").orElse("");
            result.all("matchRecords").forEach(match -> matches.add(match(type, match)));
        }
        return new DuplicateFindings(found.text("duplicateRule").orElse(""), found.isTrue("allowSave"), matches);
    }

    private static DuplicateFindings.Match match(String type, SoapElement match) {
        SoapElement record = match.child("record").orElse(SoapElement.of("record"));
        Map<String, String> fields = new LinkedHashMap<>();
        for (SoapElement field : record.children()) {
            if (!field.nil() && field.children().isEmpty() && !field.name().equals("type")) {
                fields.put(field.name(), field.text());
            }
        }
        return new DuplicateFindings.Match(
                record.text("type").orElse(type),
                record.text("Id").orElse(""),
                confidence(match.text("matchConfidence").orElse("0")),
                fields);
    }

    private static double confidence(String text) {
        return text.matches("\\d{1,3}(\\.\\d{1,20})?") ? Double.parseDouble(text) : 0;
    }
}
