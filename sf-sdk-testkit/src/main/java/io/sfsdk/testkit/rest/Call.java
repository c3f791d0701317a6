package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Origin;
import io.sfsdk.testkit.http.Parameters;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.WriteOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request to a resource.
 *
 * @param version the API version, for example 66
 * @param method after {@code _HttpMethod}
 * @param path the segments that stand for the route's placeholders
 * @param view the org as this request sees it
 * @param joined the transaction that this request is a part of, as in a composite call; null if it stands alone
 */
record Call(
        Request request,
        int version,
        String method,
        List<String> path,
        OrgView view,
        @Nullable Transaction joined) {
    private static final String JSON = "application/json";

    /** The prefix of relative URLs: {@code /services/data/v66.0}. */
    String base() {
        return "/services/data/v" + version + ".0";
    }

    Parameters query() {
        return request.query();
    }

    /** The JSON object of the body. */
    Map<String, @Nullable Object> body() {
        String type = request.headers().first("Content-Type").orElse(JSON);
        if (!type.regionMatches(true, 0, JSON, 0, JSON.length())) {
            throw ApiRefusal.of(415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported content type: " + type);
        }
        try {
            return JsonReader.readObject(request.body());
        } catch (JsonSyntaxException e) {
            throw ApiRefusal.of(400, "JSON_PARSER_ERROR", e.wireMessage());
        }
    }

    /**
     * A switch in a JSON body; absent is off.
     *
     * @throws ApiRefusal in the words of the real parser, if it is neither a boolean nor the text of one
     */
    static boolean flag(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        String text = String.valueOf(value);
        if (value == null || text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        String token = value instanceof String
                ? "VALUE_STRING"
                : value instanceof Number ? "VALUE_NUMBER_INT" : "START_OBJECT";
        throw ApiRefusal.of(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of boolean from " + token + " value " + text
                        + " or request may be missing a required field at"
                        + " [Source: N/A; line: -1, column: -1] at [line:-1, column:-1]");
    }

    /**
     * Writes, in the transaction that this request is a part of, or else in one of its own.
     *
     * @param keep whether to commit one of its own
     */
    <T> T write(OrgStore store, Function<Transaction, T> write, Predicate<T> keep) {
        if (joined != null) {
            return write.apply(joined);
        }
        try (Transaction transaction = store.beginAs(view.userId()).origin(origin())) {
            T result = write.apply(transaction);
            if (keep.test(result)) {
                transaction.commit();
            }
            return result;
        }
    }

    /** Who writes, for change events. */
    String origin() {
        return Origin.of("rest", version, request.headers());
    }

    /** What the headers allow a write. */
    WriteOptions writeOptions() {
        return WriteOptions.none().withAllowDuplicates(WriteHeaders.allowsDuplicates(request.headers()));
    }
}
