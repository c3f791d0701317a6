package io.sfsdk.mirror;

import io.sfsdk.subscribe.SubscriptionSummary;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a mirror did.
 *
 * @param applied changes of single records that events told and the copy took
 * @param older changes that the copy held already
 * @param reread records that were read again since an event could not tell all of them
 * @param catchUps how often a sync brought what was missing: the first copy, overflows, gaps, events that could not be read
 * @param healed events that could not be read or applied, in whose place a sync brought the records
 * @param subscription what the subscription did; null if the run was stopped before it began
 */
public record MirrorSummary(
        long applied,
        long older,
        long reread,
        long catchUps,
        long healed,
        @Nullable SubscriptionSummary subscription) {

    /** What the subscription did; empty if the run was stopped before it began. */
    public Optional<SubscriptionSummary> events() {
        return Optional.ofNullable(subscription);
    }

    /** One line for people. */
    public String describe() {
        String counts = String.format(
                Locale.ROOT,
                "%d changes applied, %d older, %d records read again, %d catch-ups, %d events healed",
                applied,
                older,
                reread,
                catchUps,
                healed);
        return subscription == null ? counts : counts + "; " + subscription.describe();
    }
}
