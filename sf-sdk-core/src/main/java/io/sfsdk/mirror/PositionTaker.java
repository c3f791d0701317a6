package io.sfsdk.mirror;

import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.SubscriptionListener;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes and leaves again, so that the position is stored from which events will be read. One that was stored before stays, unless
 * the org does not keep it any more: the copy is made after this, so nothing before it matters.
 */
final class PositionTaker implements SubscriptionListener {
    private final AtomicReference<@Nullable EventSubscription> subscription = new AtomicReference<>();

    /** @throws io.sfsdk.subscribe.SubscriptionException if it could not subscribe */
    void take(EventSubscriptionBuilder events) {
        EventSubscription brief = events.from(ReplayPosition.latest())
                .expired(ExpiredReplay.latest())
                .listener(this)
                .handle(event -> {
                    throw new IllegalStateException("an event was handed over before there is a copy");
                });
        subscription.set(brief);
        brief.run();
    }

    @Override
    public void connected(ReplayPosition position) {
        EventSubscription brief = subscription.get();
        if (brief != null) {
            brief.stop();
        }
    }
}
