package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Origin;
import io.sfsdk.testkit.http.Parameters;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request below {@code /jobs} whose session is valid.
 *
 * @param version the API version, for example 66
 * @param userId whose session it carries
 * @param path the segments that stand for the route's placeholders
 */
public record BulkCall(Request request, int version, String userId, List<String> path) {
    String id() {
        return path.get(0);
    }

    Parameters query() {
        return request.query();
    }

    /** Who writes, for change events. */
    String origin() {
        return Origin.of("bulkapi", version, request.headers());
    }

    String contentType() {
        return request.headers().first("Content-Type").orElse("");
    }

    Map<String, @Nullable Object> body() {
        return object(request.body());
    }

    static Map<String, @Nullable Object> object(byte[] json) {
        try {
            return JsonReader.readObject(json);
        } catch (JsonSyntaxException e) {
            throw BulkRefusal.of("JSON_PARSER_ERROR", e.wireMessage());
        }
    }
}
