package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Sosl;
import io.sfsdk.soql.SoslQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Full-text search. Safe to share. What was written a moment ago may not be found yet.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm">REST API Developer
 *     Guide, Search and Parameterized Search</a>
 */
public final class RestSearch {
    private final RestCalls calls;
    private final ApiVersion version;
    private final Duration timeout;

    RestSearch(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.timeout = timeout;
    }

    /** Runs a search; at most 2,000 rows, those of one object behind those of another. */
    public List<SObject> find(SoslQuery query) {
        String path = version.path() + "/search?q=" + Names.parameter(query.text());
        if (path.length() > PageCalls.LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "the search takes " + path.length() + " characters of a URL that has room for "
                            + PageCalls.LONGEST_PATH + "; look for fewer words, or without SOSL");
        }
        return calls.read(calls.get(path, timeout), Disclosure.CODES, RestSearch::records);
    }

    /**
     * Looks for words in objects without SOSL.
     *
     * @param words escaped, so that none has a meaning of its own
     * @param fieldsByObject what to return of each object; at least one object with at least one field
     * @param limit rows in all, 1 to 2,000
     */
    public List<SObject> find(String words, Map<String, List<String>> fieldsByObject, int limit) {
        if (fieldsByObject.isEmpty() || limit < 1 || limit > 2_000) {
            throw new IllegalArgumentException("a search names at least one object and 1 to 2000 rows");
        }
        List<Map<String, @Nullable Object>> sobjects = new ArrayList<>();
        fieldsByObject.forEach((name, fields) -> {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("name the fields of " + name + " to return");
            }
            fields.forEach(field -> ApiName.require("a field to return", field));
            Map<String, @Nullable Object> sobject = new LinkedHashMap<>();
            sobject.put("name", ApiName.require("an object's name", name));
            sobject.put("fields", fields);
            sobjects.add(sobject);
        });
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("q", Sosl.wordTerm(words));
        body.put("sobjects", sobjects);
        body.put("in", "ALL");
        body.put("overallLimit", limit);
        HttpRequest request =
                calls.withBody("POST", version.path() + "/parameterizedSearch", JsonValues.bytes(body), true, timeout);
        return calls.read(request, Disclosure.CODES, RestSearch::records);
    }

    private static List<SObject> records(HttpResponse answer) throws IOException {
        try (JsonParser parser = Json.parser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Json.misshapen("no search result", parser);
            }
            List<SObject> records = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("searchRecords")) {
                    records = new RecordDecoder(parser).records(new Layouts());
                } else {
                    parser.skipChildren();
                }
            }
            Json.requireEnd(parser);
            if (records == null) {
                throw new MisshapenException("a search result without searchRecords");
            }
            return records;
        }
    }
}
