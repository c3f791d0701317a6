package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that docs/events.md and docs/pubsub.md show, run. */
class GuideTest {
    private final EventOrg subject = new EventOrg();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void closeAll() {
        executor.shutdownNow();
        subject.close();
    }

    @Test
    void whatIsPublishedArrives() throws Exception {
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        EventSubscription orders = subscription(subject.client(), subject.store, arrived);
        CompletableFuture<?> run = orders.async(executor);
        assertThat(subject.org.pubsubStreams().awaitOpen(1, Duration.ofSeconds(30)))
                .isTrue();

        List<PublishOutcome> outcomes = publish(subject.client());

        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(outcomes).hasOnlyElementsOfType(PublishOutcome.Published.class);
        orders.stop();
        run.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aManagedSubscriptionIsHandledAndCommitted() throws Exception {
        subject.org.pubsubStreams().managed().add("Demo_Subscription", "/event/Demo__e", true);
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        EventSubscription orders = managed(subject.client(), arrived);
        subject.publish(0, 1);
        CompletableFuture<?> run = orders.async(executor);

        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("e0");

        orders.stop();
        run.get(30, TimeUnit.SECONDS);
        assertThat(subject.org.pubsubStreams().managed().committed("Demo_Subscription"))
                .isPresent();
    }

    @Test
    void aStreamPublishesWhatItTakes() {
        List<PublishOutcome> outcomes = new ArrayList<>();

        stream(
                subject.client(),
                List.of(SObject.of("Demo__e").with("Text__c", "x").with("CreatedById", "005000000000001AAA")),
                outcomes);

        assertThat(outcomes).singleElement().isInstanceOf(PublishOutcome.Published.class);
    }

    private static EventSubscription managed(SalesforceClient client, BlockingQueue<String> target) {
        // tag::managed
        EventSubscription orders = EventSubscription.managed(
                        client.api(PubSubApi.class).managed("Demo_Subscription"))
                .handle(event ->
                        target.add(event.content().fields().text("Text__c").orElse("")));
        // end::managed
        return orders;
    }

    private static void stream(SalesforceClient client, List<SObject> events, List<PublishOutcome> outcomes) {
        // tag::stream
        EventPublisher publisher = client.api(PubSubApi.class).publisher();
        try (PublishStream orders = publisher.stream("/event/Demo__e", 1_000, outcomes::add)) {
            for (SObject event : events) {
                orders.publish(event);
            }
        }
        // end::stream
    }

    private static EventSubscription subscription(
            SalesforceClient client, WatermarkStore positions, BlockingQueue<String> target) {
        // tag::subscribe
        EventSubscription orders = client.events("/event/Demo__e")
                .replay(positions)
                .from(ReplayPosition.earliest())
                .handle(event ->
                        target.add(event.content().fields().text("Text__c").orElse("")));
        // end::subscribe
        return orders;
    }

    private static List<PublishOutcome> publish(SalesforceClient client) {
        // tag::publish
        SObject order = SObject.of("Demo__e").with("Text__c", "first").with("CreatedById", "005000000000001AAA");
        List<PublishOutcome> outcomes =
                client.api(PubSubApi.class).publisher().publish("/event/Demo__e", List.of(order));
        // end::publish
        return outcomes;
    }
}
