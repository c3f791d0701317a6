package io.sfsdk.testkit.events;

/**
 * Allocations of events.
 *
 * @param clients Streaming API clients at once
 * @param subscribers of one PushTopic or generic channel
 * @param dailyDeliveries events told to clients in 24 hours, replayed ones too
 * @param hourlyPublished platform events published in an hour, by whatever API
 * @param changesPerTransaction changes of one transaction that become events; the rest is told by overflow events
 * @param eventsPerReply the most events in one answer to a connect
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/limits.htm">Streaming API Allocations</a>
 */
public record EventLimits(
        int clients,
        int subscribers,
        long dailyDeliveries,
        long hourlyPublished,
        int changesPerTransaction,
        int eventsPerReply) {

    /** 1,000 clients as in Enterprise Edition; 2,000 events in a reply is our own guess; no other limit is met by chance. */
    public static EventLimits standard() {
        return new EventLimits(1_000, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 100_000, 2_000);
    }

    public EventLimits withClients(int most) {
        return new EventLimits(
                most, subscribers, dailyDeliveries, hourlyPublished, changesPerTransaction, eventsPerReply);
    }

    public EventLimits withSubscribers(int most) {
        return new EventLimits(clients, most, dailyDeliveries, hourlyPublished, changesPerTransaction, eventsPerReply);
    }

    public EventLimits withDailyDeliveries(long most) {
        return new EventLimits(clients, subscribers, most, hourlyPublished, changesPerTransaction, eventsPerReply);
    }

    public EventLimits withHourlyPublished(long most) {
        return new EventLimits(clients, subscribers, dailyDeliveries, most, changesPerTransaction, eventsPerReply);
    }

    public EventLimits withChangesPerTransaction(int most) {
        return new EventLimits(clients, subscribers, dailyDeliveries, hourlyPublished, most, eventsPerReply);
    }

    public EventLimits withEventsPerReply(int most) {
        return new EventLimits(clients, subscribers, dailyDeliveries, hourlyPublished, changesPerTransaction, most);
    }
}
