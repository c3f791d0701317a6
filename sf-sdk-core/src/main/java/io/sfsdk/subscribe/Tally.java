package io.sfsdk.subscribe;

/** The counts of one run. */
final class Tally {
    private final String channel;
    long received;
    long handled;
    long dead;
    long skipped;
    long own;
    long suppressed;
    long connections;
    long failures;
    long gaps;

    Tally(String channel) {
        this.channel = channel;
    }

    SubscriptionSummary summary() {
        return new SubscriptionSummary(
                channel, received, handled, dead, skipped, own, suppressed, connections, failures, gaps);
    }
}
