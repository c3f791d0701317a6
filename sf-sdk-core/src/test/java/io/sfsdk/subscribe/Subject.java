package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.Event;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A subscription to a {@link FakeStream}, with a handler that remembers; it stops when nothing is left to do. */
final class Subject {
    static final WatermarkKey KEY = new WatermarkKey("events", FakeStream.CHANNEL);

    final ManualClock clock = new ManualClock();
    final FakeStream stream = new FakeStream(clock);
    final List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
    final List<ReplayGap> gaps = new ArrayList<>();
    WatermarkStore store = new InMemoryWatermarkStore();

    /** Runs until the stream is idle for the last time. */
    SubscriptionSummary run() {
        return run(builder -> builder);
    }

    SubscriptionSummary run(UnaryOperator<EventSubscriptionBuilder> choices) {
        return run(choices, this::remember);
    }

    SubscriptionSummary run(UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        EventSubscription subscription = subscription(choices, handler);
        stream.whenIdle(subscription::stop);
        return subscription.run();
    }

    /** Runs until the stream is idle and the last event's position is stored, or it fails. */
    SubscriptionSummary runToTheEnd(UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        EventSubscription subscription = subscription(choices, handler);
        stream.whenIdle(() -> {
            stream.pollUntil(() -> stored().endsWith(" " + idOf(stream.log().size() - 1)));
            subscription.stop();
        });
        try {
            return subscription.run();
        } finally {
            stream.beIdle();
        }
    }

    EventSubscription subscription(UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        return choices.apply(EventSubscription.builder(stream, FakeStream.CHANNEL, store)
                        .time(clock, clock, new SplittableRandom(1))
                        .listener(new SubscriptionListener() {
                            @Override
                            public void gap(ReplayGap gap) {
                                gaps.add(gap);
                            }
                        }))
                .handle(handler);
    }

    /** A subscription to change events, under the same position. */
    EventSubscriptionBuilder changes() {
        return EventSubscription.builder(stream, "/data/ChangeEvents", store)
                .named(FakeStream.CHANNEL)
                .time(clock, clock, new SplittableRandom(1));
    }

    void remember(Event event) {
        handled.add(number(event));
    }

    static int number(Event event) {
        return event.content()
                .fields()
                .decimal("Number__c")
                .map(BigDecimal::intValueExact)
                .orElseThrow();
    }

    /** Another worker moves the position. */
    void overtake() {
        Watermark now = store.load(KEY).orElseThrow();
        assertThat(store.advance(KEY, now, new Watermark(now.value() + "9"))).isTrue();
    }

    String stored() {
        return store.load(KEY).map(Watermark::value).orElse("nothing");
    }

    String idOf(int number) {
        return stream.log().get(number).replayId().value();
    }
}
