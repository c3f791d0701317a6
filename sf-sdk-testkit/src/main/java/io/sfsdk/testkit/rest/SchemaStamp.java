package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.describe.RecordTypeInfo;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.store.OrgView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * When what a user sees of the schema last changed, and its entity tag. One change outdates every describe of theirs. Each
 * change is dated at least a second after the one before, so that a date tells them apart. Safe to share.
 */
final class SchemaStamp {
    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final Version first;
    private final Map<String, Version> ofUsers = new HashMap<>();
    private int issued = 1;

    SchemaStamp(Clock clock, Schema schema) {
        this.clock = clock;
        this.first = new Version(new Seen(schema, List.of()), clock.instant(), issued);
    }

    /** 304 if the request's conditions say so, else the answer with both headers. */
    Response conditional(Request request, OrgView view, Supplier<Response> answer) {
        Version current = current(view);
        boolean unchanged = request.headers()
                .first("If-None-Match")
                .map(tag -> tag.equals(current.tag()))
                .orElseGet(() -> HttpDates.isNotModifiedSince(request, current.since()));
        Response response = unchanged ? Response.empty(304) : answer.get();
        return response.with("ETag", current.tag()).with("Last-Modified", HttpDates.format(current.since()));
    }

    private Version current(OrgView view) {
        lock.lock();
        try {
            Version known = ofUsers.getOrDefault(view.userId(), first);
            Seen seen = new Seen(view.schema(), RecordTypes.all(view));
            Version current = known.seen().equals(seen) ? known : next(seen, known);
            ofUsers.put(view.userId(), current);
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Users who see the same share the version. */
    private Version next(Seen seen, Version before) {
        Version shared = ofUsers.values().stream()
                .filter(version -> version.seen().equals(seen))
                .findFirst()
                .orElse(null);
        return shared == null ? new Version(seen, after(before), ++issued) : shared;
    }

    private Instant after(Version before) {
        Instant now = clock.instant();
        Instant least = before.since().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return now.isBefore(least) ? least : now;
    }

    /** Schemas are compared as objects: each change makes another. */
    private record Seen(Schema schema, List<RecordTypeInfo> recordTypes) {}

    private record Version(Seen seen, Instant since, int number) {
        String tag() {
            return String.format("\"b1c6%04x\"", number);
        }
    }
}
