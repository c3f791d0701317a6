package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.testkit.events.ChangeChannel;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.schema.UserAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to records arrives as changes. */
class ChangeEventsTest {
    private static final String CHANNEL = "/data/AccountChangeEvent";

    private final EventOrg subject = new EventOrg();

    @BeforeEach
    void captureAccounts() {
        subject.org.policies().events(policy -> policy.withEntities("Account"));
    }

    @AfterEach
    void closeAll() {
        subject.close();
    }

    @Test
    void aRecordsLifeIsToldWithTheFieldsThatMatter() {
        String id = subject.org.insert("Account", Map.of("Name", "Acme", "Phone", "555", "BillingCity", "Oslo"));
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("Phone", null);
        cleared.put("BillingCity", "Bergen");
        subject.org.update("Account", id, cleared);
        subject.org.delete(id);

        List<EventContent.Change> changes = changes(3);

        assertThat(changes)
                .extracting(change -> change.header().changeType())
                .containsExactly(ChangeType.CREATE, ChangeType.UPDATE, ChangeType.DELETE);
        assertThat(changes).allMatch(change -> change.header().recordIds().equals(List.of(id)));
        SObject created = changes.get(0).fields();
        assertThat(created.type()).isEqualTo("Account");
        assertThat(created.text("Name")).contains("Acme");
        assertThat(created.compound("BillingAddress").orElseThrow().parts()).isEqualTo(Map.of("City", "Oslo"));
        EventContent.Change update = changes.get(1);
        assertThat(update.fields().value("Phone")).isNull();
        assertThat(Set.copyOf(update.fields().names()))
                .isEqualTo(Set.of("Phone", "BillingAddress", "LastModifiedDate"));
        assertThat(update.header().changedFields()).contains("Phone", "BillingAddress.City", "LastModifiedDate");
        assertThat(update.header().nulledFields()).containsExactly("Phone");
        assertThat(changes.get(2).fields().names()).isEmpty();
    }

    @Test
    void aFieldThatIsHiddenFromTheUserIsNeitherToldNorNamed() {
        String id = subject.org.insert("Account", Map.of("Name", "Acme", "Phone", "555", "BillingCity", "Oslo"));
        subject.org.update("Account", id, Map.of("Name", "Acme 2", "Phone", "556", "BillingCity", "Bergen"));
        subject.org
                .data()
                .access(subject.org.userId(), UserAccess.full().withoutFields("Account", "Phone", "BillingCity"));

        List<EventContent.Change> changes = changes(2);

        assertThat(changes.get(0).fields().text("Name")).contains("Acme");
        assertThat(changes.get(0).fields().names()).doesNotContain("Phone", "BillingAddress");
        assertThat(Set.copyOf(changes.get(1).fields().names())).isEqualTo(Set.of("Name", "LastModifiedDate"));
        assertThat(Set.copyOf(changes.get(1).header().changedFields())).isEqualTo(Set.of("Name", "LastModifiedDate"));
    }

    @Test
    void anObjectThatTheUserMayNotSeeEndsTheRunWithTheReason() {
        subject.org.data().access(subject.org.userId(), UserAccess.full().withoutObject("Account"));

        assertThatThrownBy(() -> changes(1)).hasMessageContaining("topic.cannot.subscribe");
    }

    @Test
    void aGapIsToldAsOne() {
        subject.org.events().turnIntoGaps(1);
        String id = subject.org.insert("Account", Map.of("Name", "Acme"));

        Event event = events(1).get(0);

        assertThat(event.content())
                .isInstanceOfSatisfying(
                        EventContent.Gap.class,
                        gap -> assertThat(gap.header().recordIds()).containsExactly(id));
        assertThat(event.published()).isPresent();
    }

    @Test
    void aPositionDoesNotMoveIntoAGroupOfWhichNobodyKnowsTheEnd() {
        subject.org
                .policies()
                .events(policy ->
                        policy.with(EventPolicy.Behaviour.MERGES_CHANGES).withEntities("Account"));
        subject.org.events().addChannel(new ChangeChannel("/data/Sales__chn", Map.of("Account", List.of("Name"))));
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> subject.org.insert("Account", Map.of("Name", "Acme " + i)))
                .toList();
        try (var work = subject.org.begin()) {
            ids.forEach(id -> work.update("Account", id, Map.of("Site", "Rome")));
            work.commit();
        }

        String last = subject.org.insert("Account", Map.of("Name", "Last"));

        List<String> first = updatesUntil(ids.get(0));
        List<String> second = updatesUntil(last);

        assertThat(first).containsExactly(ids.get(0));
        assertThat(second).containsExactlyInAnyOrderElementsOf(ids);
    }

    /** Ids of updated records, read one event at a time until a record was updated, or came last. */
    private List<String> updatesUntil(String id) {
        List<String> updated = new ArrayList<>();
        EventSubscription[] own = new EventSubscription[1];
        own[0] = subject.client()
                .events("/data/Sales__chn")
                .replay(subject.store)
                .from(ReplayPosition.earliest())
                .demand(1)
                .handle(event -> {
                    ChangeEventHeader header = event.change().orElseThrow().header();
                    if (header.changeType().equals(ChangeType.UPDATE)) {
                        updated.addAll(header.recordIds());
                    }
                    if (updated.contains(id)
                            || event.content().fields().text("Name").equals(Optional.of("Last"))) {
                        own[0].stop();
                    }
                });
        own[0].run();
        return updated;
    }

    private List<EventContent.Change> changes(int count) {
        return events(count).stream()
                .map(event -> (EventContent.Change) event.content())
                .toList();
    }

    private List<Event> events(int count) {
        List<Event> events = new ArrayList<>();
        try (EventConnection connection = subject.api().events().open(CHANNEL, ReplayPosition.earliest())) {
            while (events.size() < count) {
                events.addAll(connection.next(count).events());
            }
        }
        return events;
    }
}
