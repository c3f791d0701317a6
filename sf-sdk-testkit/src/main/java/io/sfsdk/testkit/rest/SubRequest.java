package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request inside a composite call.
 *
 * @param body null for none
 */
record SubRequest(
        String method,
        String url,
        String referenceId,
        @Nullable Map<String, @Nullable Object> body,
        Map<String, String> headers) {
    private static final Pattern REFERENCE_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern MANY_AT_ONCE =
            Pattern.compile("/services/data/v\\d+\\.0/(query|queryAll|composite/sobjects)([/?].*)?");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD");
    private static final Set<String> OWN_HEADERS = Set.of("accept", "authorization", "content-type");

    /** The list under {@code name}, checked as far as the call as a whole depends on it. */
    static List<SubRequest> listOf(Map<String, @Nullable Object> body, String name) {
        if (!(body.get(name) instanceof List<?> list) || list.isEmpty()) {
            throw invalid(name + " is required");
        }
        List<SubRequest> requests = list.stream().map(SubRequest::of).toList();
        long distinct =
                requests.stream().map(SubRequest::referenceId).distinct().count();
        if (distinct != requests.size()) {
            throw invalid("Duplicate referenceId values are not allowed");
        }
        return requests;
    }

    private static SubRequest of(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> map)) {
            throw invalid("a subrequest is an object");
        }
        String referenceId = text(map, "referenceId");
        if (!REFERENCE_ID.matcher(referenceId).matches()) {
            throw invalid("Provided referenceId ('" + referenceId
                    + "') must start with a letter, and it can contain only letters, numbers and underscores.");
        }
        String method = text(map, "method");
        if (!METHODS.contains(method)) {
            throw invalid("HTTP Method '" + method + "' not allowed in a subrequest");
        }
        return new SubRequest(method, text(map, "url"), referenceId, object(map.get("body")), headers(map));
    }

    private static String text(Map<?, ?> map, String name) {
        if (!(map.get(name) instanceof String value) || value.isEmpty()) {
            throw invalid(name + " is required for every subrequest");
        }
        return value;
    }

    private static @Nullable Map<String, @Nullable Object> object(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    private static Map<String, String> headers(Map<?, ?> map) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (map.get("httpHeaders") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        if (headers.keySet().stream().anyMatch(name -> OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)))) {
            throw invalid("httpHeaders must not hold Accept, Authorization or Content-Type");
        }
        return headers;
    }

    static ApiRefusal invalid(String message) {
        return ApiRefusal.of(400, "INVALID_INPUT", message);
    }

    /** Whether it counts among the five that may query or write collections. */
    boolean handlesMany() {
        return MANY_AT_ONCE.matcher(url).matches();
    }

    boolean isRecordUrl() {
        return url.matches("/services/data/v\\d+\\.0/sobjects/[^?]+");
    }

    /** Method, version and object: what makes nodes of a graph different ones. */
    String kind() {
        String[] segments = url.split("[/?]", 7);
        return method + " " + segments[3] + " " + segments[5].toLowerCase(Locale.ROOT);
    }

    /** As a request of its own. Blanks may stay as they are in a subrequest's URL. */
    Request asRequest() {
        Headers lines = Headers.none().with("Content-Type", "application/json");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lines = lines.with(header.getKey(), header.getValue());
        }
        byte[] bytes = body == null ? new byte[0] : JsonWriter.toBytes(body);
        return new Request(method, url.replace(" ", "%20"), lines, bytes);
    }
}
