package io.sfsdk.testkit;

import io.sfsdk.testkit.http.Headers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request the org received.
 *
 * @param number its place among all that arrived, from 1
 * @param path path and query as sent
 * @param body de-chunked and inflated; not copied
 * @param status of the answer the org gave or would have given; 0 if the request was dropped unread
 * @param userId whose session it carried; null for requests without a valid one
 * @param fault the name of the fault that struck it, or null
 */
public record RecordedRequest(
        long number,
        String method,
        String path,
        Headers headers,
        byte[] body,
        int status,
        @Nullable String userId,
        @Nullable String fault) {
    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without header values and body. */
    @Override
    public String toString() {
        String struck = fault == null ? "" : " [" + fault + "]";
        return "#" + number + " " + method + " " + path + " -> " + status + struck;
    }
}
