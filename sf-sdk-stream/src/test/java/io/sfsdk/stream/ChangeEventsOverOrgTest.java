package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.testkit.events.ChangeChannel;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.events.EventPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to records of the simulated org, as its change events and PushTopics tell it. */
class ChangeEventsOverOrgTest {
    private final StreamOrg org = new StreamOrg(
            builder -> builder.events(EventPolicy.standard()
                    .withEntities("Account", "Contact")
                    .withLimits(EventLimits.standard().withChangesPerTransaction(3))),
            settings -> settings);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void aRecordsLifeIsToldInOrderWithWhatWasChangedAndCleared() {
        String id = org.org().insert("Account", Map.of("Name", "Acme", "Site", "Rome"));
        SObject update = SObject.of("Account").with("Site", null).with("Phone", "1");
        org.client().records("Account").update(RecordId.of(id), update);
        org.org().delete(id);

        List<Event> events = read("/data/AccountChangeEvent", 3);

        assertThat(events)
                .extracting(event -> event.change().orElseThrow().header().changeType())
                .containsExactly(ChangeType.CREATE, ChangeType.UPDATE, ChangeType.DELETE);
        EventContent.Change changed = events.get(1).change().orElseThrow();
        assertThat(changed.header().recordIds()).containsExactly(id);
        assertThat(changed.header().changedFields()).contains("Site", "Phone");
        assertThat(changed.header().nulledFields()).containsExactly("Site");
        assertThat(changed.header().changeOrigin()).contains("rest");
        assertThat(changed.fields().value("Site")).isNull();
        assertThat(changed.fields().text("Phone")).contains("1");
        assertThat(changed.header().commitTimestamp())
                .isEqualTo(org.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void whatTheOrgCannotTellArrivesAsAGapThatNamesTheRecord() {
        org.org().events().turnIntoGaps(1);
        String id = org.org().insert("Account", Map.of("Name", "Acme"));

        EventContent content = read("/data/ChangeEvents", 1).get(0).content();

        assertThat(content)
                .isInstanceOfSatisfying(
                        EventContent.Gap.class,
                        gap -> assertThat(gap.header().recordIds()).containsExactly(id));
    }

    @Test
    void aTransactionWithTooManyChangesEndsInAnOverflow() {
        try (var work = org.org().begin()) {
            for (int i = 0; i < 5; i++) {
                work.insert("Account", Map.of("Name", "Acme " + i));
            }
            work.commit();
        }

        List<Event> events = read("/data/AccountChangeEvent", 4);

        assertThat(events.get(3).content()).isInstanceOf(EventContent.Overflow.class);
        assertThat(events.subList(0, 3))
                .allSatisfy(event -> assertThat(event.change()).isPresent());
    }

    @Test
    void enrichedChangesThatShareAReplayIdAllArriveThoughAnAnswerEndsAmongThem() {
        try (StreamOrg enriched = new StreamOrg(
                builder -> builder.events(EventPolicy.standard()
                        .with(EventPolicy.Behaviour.MERGES_CHANGES)
                        .withEntities("Account")
                        .withLimits(EventLimits.standard().withEventsPerReply(2))),
                settings -> settings)) {
            enriched.org()
                    .events()
                    .addChannel(new ChangeChannel("/data/Sales__chn", Map.of("Account", List.of("Name"))));
            List<String> ids = IntStream.range(0, 3)
                    .mapToObj(i -> enriched.org().insert("Account", Map.of("Name", "Acme " + i)))
                    .toList();
            enriched.clock().advance(Duration.ofMinutes(1));
            try (var work = enriched.org().begin()) {
                ids.forEach(id -> work.update("Account", id, Map.of("Site", "Rome")));
                work.commit();
            }

            List<Event> updates = read(enriched, "/data/Sales__chn").stream()
                    .filter(event ->
                            event.change().orElseThrow().header().changeType().equals(ChangeType.UPDATE))
                    .toList();

            assertThat(updates)
                    .extracting(Event::replayId)
                    .hasSize(3)
                    .containsOnly(updates.get(0).replayId());
            assertThat(updates)
                    .flatExtracting(
                            event -> event.change().orElseThrow().header().recordIds())
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(read(enriched, "/data/Sales__chn")).isEmpty();
        }
    }

    @Test
    void aSubscriptionStoresThePositionOfItsLastChangeBeforeItWaits() {
        org.org().insert("Account", Map.of("Name", "Acme"));

        read("/data/AccountChangeEvent", 1);

        assertThat(read("/data/AccountChangeEvent", 0)).isEmpty();
    }

    private List<Event> read(String channel, int count) {
        List<Event> events = read(org, channel);
        assertThat(events).hasSize(count);
        return events;
    }

    private static List<Event> read(StreamOrg org, String channel) {
        List<Event> events = new ArrayList<>();
        EventSubscription subscription = org.client()
                .events(channel)
                .replay(org.store())
                .from(ReplayPosition.earliest())
                .handle(events::add);
        org.stopWhenIdle(subscription);
        subscription.run();
        return events;
    }
}
