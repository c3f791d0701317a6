package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.schema.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the schema last changed, and its entity tag. Both are org-wide: one change outdates every describe. Safe to share.
 */
final class SchemaStamp {
    private final Clock clock;
    private final AtomicReference<@Nullable Version> version = new AtomicReference<>();

    SchemaStamp(Clock clock, Schema schema) {
        this.clock = clock;
        this.version.set(new Version(schema, clock.instant(), 1));
    }

    /** 304 if the request's conditions say so, else the answer with both headers. */
    Response conditional(Request request, Schema schema, Supplier<Response> answer) {
        Version current = current(schema);
        boolean unchanged = request.headers()
                .first("If-None-Match")
                .map(tag -> tag.equals(current.tag()))
                .orElseGet(() -> HttpDates.isNotModifiedSince(request, current.since()));
        Response response = unchanged ? Response.empty(304) : answer.get();
        return response.with("ETag", current.tag()).with("Last-Modified", HttpDates.format(current.since()));
    }

    private Version current(Schema schema) {
        Version known = version.get();
        if (known != null && known.schema() == schema) {
            return known;
        }
        Version next = new Version(schema, clock.instant(), known == null ? 1 : known.number() + 1);
        version.set(next);
        return next;
    }

    private record Version(Schema schema, Instant since, int number) {
        String tag() {
            return String.format("\"b1c6%04x\"", number);
        }
    }
}
