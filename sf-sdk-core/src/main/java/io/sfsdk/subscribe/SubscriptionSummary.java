package io.sfsdk.subscribe;

import java.util.Locale;

/**
 * What a run of a subscription did.
 *
 * @param channel which
 * @param received events that arrived, those that arrived again included
 * @param handled events that the handler accepted
 * @param dead events that became dead letters
 * @param skipped events that were published before the subscription began
 * @param own change events that were left out because this client made the change
 * @param suppressed events that arrived again and were not handed over again
 * @param connections how often it was subscribed, the first time included
 * @param failures how often a connection broke or could not be made
 * @param gaps how often the org did not keep the position
 */
public record SubscriptionSummary(
        String channel,
        long received,
        long handled,
        long dead,
        long skipped,
        long own,
        long suppressed,
        long connections,
        long failures,
        long gaps) {

    /** Events that arrived and whose turn had not come when the run ended; they come again in the next. */
    public long left() {
        return received - handled - dead - skipped - own - suppressed;
    }

    /** One line for people. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%s: %d received, %d handled, %d dead, %d skipped, %d own, %d suppressed, %d left; %d connections,"
                        + " %d failures, %d gaps",
                channel,
                received,
                handled,
                dead,
                skipped,
                own,
                suppressed,
                left(),
                connections,
                failures,
                gaps);
    }
}
