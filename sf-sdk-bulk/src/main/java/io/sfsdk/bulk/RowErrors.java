package io.sfsdk.bulk;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads why a row failed: {@code REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --}. Messages may hold colons,
 * quotes and line breaks; a text of another form is kept whole.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_failed_results.htm">Bulk API 2.0
 *     Developer Guide, Get Job Failed Record Results</a>
 */
final class RowErrors {
    private static final String END = "--";

    /** At the beginning only, so that it takes no time to fail. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*+");

    private RowErrors() {}

    static List<ApiError> of(String cell) {
        Matcher code = CODE.matcher(cell);
        if (!code.lookingAt()) {
            return List.of(ApiError.of(ErrorCode.UNSPECIFIED, cell));
        }
        ErrorCode value = new ErrorCode(code.group());
        String text = cell.stripTrailing();
        int colon = code.end();
        boolean isWhole = text.endsWith(END) && text.length() > colon && text.charAt(colon) == ':';
        int last = isWhole ? text.lastIndexOf(':') : -1;
        if (last <= colon) {
            return List.of(ApiError.of(value, cell));
        }
        String fields = text.substring(last + 1, text.length() - END.length());
        return List.of(new ApiError(value, text.substring(colon + 1, last), fields(fields)));
    }

    private static List<String> fields(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();
    }
}
