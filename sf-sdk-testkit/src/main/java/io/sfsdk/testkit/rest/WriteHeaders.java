package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.store.RecordId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What headers ask beside the task of a request. The org has no assignment rules, so that header is
 * only checked. No public source tells what an org answers to malformed ones; this one refuses them, so that a test sees the
 * mistake.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers.htm">Headers</a>
 */
final class WriteHeaders {
    private static final String ASSIGNMENT = "Sforce-Auto-Assign";
    private static final String DUPLICATES = "Sforce-Duplicate-Rule-Header";
    private static final String MRU = "Sforce-Mru";
    private static final String PACKAGE = "x-sfdc-packageversion-";
    private static final Pattern VERSION = Pattern.compile("\\d{1,5}\\.\\d{1,5}");
    private static final Pattern SWITCH = Pattern.compile("(?i)true|false");
    private static final Pattern DUPLICATE_SETTINGS = Pattern.compile(
            "(?i)\\s*((allowSave|includeRecordDetails|runAsCurrentUser)\\s*=\\s*(true|false)\\s*([;,]\\s*|$))*");
    private static final Pattern MRU_SETTING = Pattern.compile("(?i)\\s*updateMru\\s*=\\s*(true|false)\\s*");

    private WriteHeaders() {}

    /** @throws ApiRefusal naming the first malformed header */
    static void verify(Headers headers) {
        for (Map.Entry<String, String> line : headers.lines()) {
            if (!isWellFormed(line.getKey(), line.getValue())) {
                throw ApiRefusal.of(400, "INVALID_HEADER", "Invalid value of header " + line.getKey());
            }
        }
    }

    private static boolean isWellFormed(String name, String value) {
        if (name.equalsIgnoreCase(ASSIGNMENT)) {
            return SWITCH.matcher(value).matches() || RecordId.normalize(value).isPresent();
        }
        if (name.equalsIgnoreCase(DUPLICATES)) {
            return DUPLICATE_SETTINGS.matcher(value).matches();
        }
        if (name.equalsIgnoreCase(MRU)) {
            return MRU_SETTING.matcher(value).matches();
        }
        return !name.toLowerCase(Locale.ROOT).startsWith(PACKAGE)
                || VERSION.matcher(value).matches();
    }

    static boolean updatesRecent(Headers headers) {
        return !headers.first(MRU).orElse("").toLowerCase(Locale.ROOT).contains("false");
    }

    static boolean allowsDuplicates(Headers headers) {
        return says(headers, "allowsave=true");
    }

    static boolean wantsDuplicateDetails(Headers headers) {
        return says(headers, "includerecorddetails=true");
    }

    private static boolean says(Headers headers, String wanted) {
        String settings = headers.first(DUPLICATES).orElse("");
        return settings.toLowerCase(Locale.ROOT).replace(" ", "").contains(wanted);
    }
}
