package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request asks of the org beside its own task; given to {@link RestApi#with}. Immutable and safe to share.
 *
 * <pre>{@code
 * RestApi quiet = api.with(RequestOptions.none().withoutAssignmentRules().allowDuplicates());
 * quiet.records("Lead").create(lead);
 * }</pre>
 *
 * <p>Options change nothing about which request may be repeated.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers.htm">REST API Developer Guide,
 *     Headers</a>
 */
public final class RequestOptions {
    private static final String ASSIGNMENT = "Sforce-Auto-Assign";
    private static final String CALL_OPTIONS = "Sforce-Call-Options";
    private static final String DUPLICATES = "Sforce-Duplicate-Rule-Header";
    private static final String MRU = "Sforce-Mru";
    private static final String PACKAGE = "x-sfdc-packageversion-";
    private static final RequestOptions NONE = new RequestOptions(new TreeMap<>());

    private final Map<String, String> lines;

    private RequestOptions(Map<String, String> lines) {
        this.lines = Collections.unmodifiableMap(lines);
    }

    /** Whatever the org does by default, but for the list of recently used records, which is left alone. */
    public static RequestOptions none() {
        return NONE;
    }

    /** Runs no assignment rule. Orgs run the active one by default, for cases, leads and the territories of accounts. */
    public RequestOptions withoutAssignmentRules() {
        return and(ASSIGNMENT, "FALSE");
    }

    /** Runs this assignment rule instead of the active one. */
    public RequestOptions assignmentRule(RecordId rule) {
        return and(ASSIGNMENT, rule.value());
    }

    /** Saves records that a duplicate rule would only alert on; a rule that blocks still refuses them. */
    public RequestOptions allowDuplicates() {
        return duplicates("allowSave=true");
    }

    /** Has matches of a duplicate rule tell their fields, not only their ids. */
    public RequestOptions withDuplicateDetails() {
        return duplicates("includeRecordDetails=true");
    }

    /** Applies the user's sharing to duplicate rules, so that records that the user may not see match nothing. */
    public RequestOptions findDuplicatesAsUser() {
        return duplicates("runAsCurrentUser=true");
    }

    /** Puts the records into the user's list of recently used ones. */
    public RequestOptions updateRecentlyUsed() {
        return and(MRU, "updateMru=true");
    }

    /** Reads names of fields and objects without a prefix as those of a managed package. */
    public RequestOptions defaultNamespace(String namespace) {
        return and(CALL_OPTIONS, "defaultNamespace=" + ApiName.require("a namespace", namespace));
    }

    /** Has a managed package behave as in one of its versions, such as 1.2; several packages may be named. */
    public RequestOptions packageVersion(String namespace, int major, int minor) {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException(
                    "a package version is two numbers from 0, got " + major + " and " + minor);
        }
        return and(PACKAGE + ApiName.require("a namespace", namespace), major + "." + minor);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The standard headers, with these in their place or, where a header is a list of settings, behind them. */
    HttpHeaders over(HttpHeaders standard) {
        HttpHeaders headers = HttpHeaders.none();
        for (HttpHeaders.Line line : standard.lines()) {
            if (!lines.containsKey(line.name())) {
                headers = headers.with(line.name(), line.value());
            } else if (line.name().equals(CALL_OPTIONS)) {
                headers = headers.with(CALL_OPTIONS, line.value() + ", " + lines.get(CALL_OPTIONS));
            }
        }
        for (Map.Entry<String, String> option : lines.entrySet()) {
            if (headers.first(option.getKey()).isEmpty()) {
                headers = headers.with(option.getKey(), option.getValue());
            }
        }
        return headers;
    }

    /** As fields of an object that has been started. */
    void writeTo(JsonGenerator json) throws IOException {
        for (Map.Entry<String, String> option : lines.entrySet()) {
            json.writeStringField(option.getKey(), option.getValue());
        }
    }

    private RequestOptions duplicates(String setting) {
        String before = lines.getOrDefault(DUPLICATES, "");
        boolean isSet = before.contains(setting);
        return isSet ? this : and(DUPLICATES, before.isEmpty() ? setting : before + "; " + setting);
    }

    private RequestOptions and(String name, String value) {
        Map<String, String> more = new TreeMap<>(lines);
        more.put(name, value);
        return new RequestOptions(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestOptions options && options.lines.equals(lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return "RequestOptions" + lines;
    }
}
