package io.sfsdk.budget;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that an org gives out in a limited amount. An open set: whatever {@code /limits} names can be one.
 *
 * @param key as {@code /limits} names it
 * @param words as it stands in a sentence, in the plural
 * @param window the time for which the amount is; it rolls, so that what was used comes back that long after
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm">REST API Developer
 *     Guide, Limits</a>
 */
public record Allocation(String key, String words, Duration window) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Requests of all APIs and users together. */
    public static final Allocation CALLS = new Allocation("DailyApiRequests", "API requests", DAY);

    /** Batches of ingest jobs. */
    public static final Allocation INGEST_BATCHES = new Allocation("DailyBulkApiBatches", "ingest batches", DAY);

    /**
     * Records of ingest jobs; {@code /limits} does not tell them, so they are counted here only.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm">Bulk
     *     API and Bulk API 2.0 Limits and Allocations</a>
     */
    public static final Allocation INGEST_RECORDS = new Allocation("IngestRecords", "ingested records", DAY);

    public static final Allocation QUERY_JOBS = new Allocation("DailyBulkV2QueryJobs", "query jobs", DAY);

    /** Results of query jobs. */
    public static final Allocation QUERY_MEGABYTES =
            new Allocation("DailyBulkV2QueryFileStorageMB", "megabytes of query results", DAY);

    /** Platform events and change events delivered to subscribers over CometD and the Pub/Sub API. */
    public static final Allocation EVENT_DELIVERIES =
            new Allocation("DailyDeliveredPlatformEvents", "delivered events", DAY);

    /** Events of PushTopics delivered over CometD. */
    public static final Allocation TOPIC_DELIVERIES =
            new Allocation("DailyDurableStreamingApiEvents", "delivered events of PushTopics", DAY);

    /** Events of generic channels delivered over CometD. */
    public static final Allocation GENERIC_DELIVERIES =
            new Allocation("DailyDurableGenericStreamingApiEvents", "delivered generic events", DAY);

    public static final Allocation EVENT_PUBLISHES =
            new Allocation("HourlyPublishedPlatformEvents", "published events", Duration.ofHours(1));

    private static final int MOST_SIGNS = 100;

    public Allocation {
        if (!key.matches("\\w{1," + MOST_SIGNS + "}")) {
            throw new IllegalArgumentException("an allocation's key is a word as /limits has it");
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("an allocation is for a minute at least, got " + window);
        }
    }

    /** The one that {@code /limits} names so, if it is one of those above. */
    public static Optional<Allocation> of(String key) {
        return Stream.of(
                        CALLS,
                        INGEST_BATCHES,
                        QUERY_JOBS,
                        QUERY_MEGABYTES,
                        EVENT_DELIVERIES,
                        TOPIC_DELIVERIES,
                        GENERIC_DELIVERIES,
                        EVENT_PUBLISHES)
                .filter(each -> each.key.equals(key))
                .findFirst();
    }

    /**
     * What the delivery of an event takes.
     *
     * @param channel for example {@code /event/Order__e}, {@code /data/ChangeEvents}, {@code /topic/Leads} or {@code /u/notices}
     */
    public static Allocation deliveries(String channel) {
        if (channel.startsWith("/topic/")) {
            return TOPIC_DELIVERIES;
        }
        return channel.startsWith("/u/") ? GENERIC_DELIVERIES : EVENT_DELIVERIES;
    }

    /** How exact own spending is kept: a part of the window after which it is worth to look again. */
    Duration slot() {
        return window.dividedBy(Rolling.SLOTS);
    }
}
