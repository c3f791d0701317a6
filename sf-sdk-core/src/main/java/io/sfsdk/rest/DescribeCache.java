package io.sfsdk.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Describes of objects, kept as long as they are fresh and then asked for again only if the org's metadata changed. By date, since
 * entity tags of direct answers have been seen malformed. Safe to share; two threads that ask for the same object at the same time
 * may both call.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_describe_with_ifmodified_header.htm">REST
 *     API Developer Guide, Get sObject Describe with the If-Modified-Since Header</a>
 */
public final class DescribeCache {
    private final RestApi api;
    private final Duration fresh;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private DescribeCache(RestApi api, Duration fresh, Clock clock) {
        this.api = api;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * An empty one.
     *
     * @param fresh how long an answer is trusted without asking; zero asks each time, which costs a call but seldom a body
     * @param clock measures that time only
     */
    public static DescribeCache of(RestApi api, Duration fresh, Clock clock) {
        if (fresh.isNegative()) {
            throw new IllegalArgumentException("an answer is fresh for some time or none, got " + fresh);
        }
        return new DescribeCache(api, fresh, clock);
    }

    /** What the org says of an object, by its API name in any case. What it refuses is not remembered. */
    public SObjectDescribe get(String sobject) {
        String key = sobject.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        Kept known = kept.get(key);
        if (known != null && now.isBefore(known.checked.plus(fresh))) {
            return known.describe;
        }
        SObjectDescribe current = known == null ? api.describe(sobject) : revalidated(sobject, known.describe);
        kept.put(key, new Kept(current, now));
        return current;
    }

    /** Lets the next question be asked in full. */
    public void forget(String sobject) {
        kept.remove(sobject.toLowerCase(Locale.ROOT));
    }

    private SObjectDescribe revalidated(String sobject, SObjectDescribe known) {
        String since = known.lastModified();
        return since == null
                ? api.describe(sobject)
                : api.describeIfChanged(sobject, since).orElse(known);
    }

    private record Kept(SObjectDescribe describe, Instant checked) {}
}
