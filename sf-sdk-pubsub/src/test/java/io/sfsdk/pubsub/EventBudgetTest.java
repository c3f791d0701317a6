package io.sfsdk.pubsub;

import static io.sfsdk.budget.Allocation.EVENT_DELIVERIES;
import static io.sfsdk.budget.Allocation.EVENT_PUBLISHES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Priority;
import io.sfsdk.budget.Reserve;
import io.sfsdk.budget.Share;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events delivered and published over gRPC are in the budget of the client, and bounded by it. */
@Timeout(60)
class EventBudgetTest {
    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder().clock(clock).start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final ApiBudget budget =
            ApiBudget.builder().clock(clock).reserve(Reserve.none()).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .time(clock, pause -> {}, new Random(1))
            .budget(budget)
            .with(PubSubApi.builder()
                    .endpoint(org.pubsubEndpoint())
                    .plainText()
                    .organizationId(org.orgId())
                    .patience(Duration.ofSeconds(5))
                    .module())
            .build();
    private final InMemoryWatermarkStore store = new InMemoryWatermarkStore();
    private final List<String> handled = new ArrayList<>();
    private final List<SalesforceException> breaks = new ArrayList<>();

    @AfterEach
    void closeAll() {
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void whatWasDeliveredIsBooked() {
        publish(0, 150);
        BudgetAccount listener = budget.account("listener");

        run(client.spending(listener), 150);

        assertThat(handled).hasSize(150);
        assertThat(listener.spent(EVENT_DELIVERIES))
                .isEqualTo(150)
                .isEqualTo(org.events().usage().delivered());
    }

    @Test
    void noMoreIsAskedForThanTheShareAllowsToTheEvent() {
        publish(0, 150);
        BudgetAccount listener =
                budget.account("listener", Priority.NORMAL, Share.all().most(EVENT_DELIVERIES, 130));

        run(client.spending(listener), 1_000);

        assertThat(handled).hasSize(130);
        assertThat(org.events().usage().delivered()).isEqualTo(130);
        assertThat(breaks).singleElement().satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));

        clock.advance(Duration.ofHours(26));
        run(client.spending(listener), 150);
        assertThat(handled)
                .isEqualTo(IntStream.range(0, 150).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void whatIsPublishedIsBookedBeforeItIsSentAndBoundedByTheHour() {
        BudgetAccount account =
                budget.account("publisher", Priority.NORMAL, Share.all().most(EVENT_PUBLISHES, 450));
        EventPublisher publisher = client.spending(account).api(PubSubApi.class).publisher();

        List<PublishOutcome> outcomes = publisher.publish(EventOrg.CHANNEL, events(500));

        assertThat(outcomes.subList(0, 400)).allMatch(outcome -> outcome instanceof PublishOutcome.Published);
        assertThat(outcomes.subList(400, 500)).allMatch(outcome -> outcome instanceof PublishOutcome.Refused);
        assertThat(account.spent(EVENT_PUBLISHES))
                .isEqualTo(400)
                .isEqualTo(org.events().usage().published());

        clock.advance(Duration.ofHours(2));
        assertThat(publisher.publish(EventOrg.CHANNEL, events(100)))
                .allMatch(outcome -> outcome instanceof PublishOutcome.Published);
    }

    @Test
    void aStreamRefusesWhatTheShareDoesNotAllowAndGoesOnWhenItDoes() {
        BudgetAccount account =
                budget.account("publisher", Priority.NORMAL, Share.all().most(EVENT_PUBLISHES, 250));
        List<PublishOutcome> outcomes = new ArrayList<>();

        try (PublishStream stream = client.spending(account).api(PubSubApi.class).publisher().stream(
                EventOrg.CHANNEL, 1_000, outcomes::add)) {
            events(400).forEach(stream::publish);
            stream.flush();
            clock.advance(Duration.ofHours(2));
            events(10).forEach(stream::publish);
        }

        assertThat(outcomes).hasSize(410);
        assertThat(outcomes.subList(200, 400)).allMatch(outcome -> outcome instanceof PublishOutcome.Refused);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof PublishOutcome.Published)
                .hasSize(210);
    }

    @Test
    void eventsThatABatchWritesAreBookedAsPublishedToo() {
        BudgetAccount account =
                budget.account("batch", Priority.NORMAL, Share.all().most(EVENT_PUBLISHES, 250));

        long written = client.spending(account)
                .batch("Demo__e")
                .insert()
                .deadLetters(new InMemoryDeadLetterSink())
                .build()
                .run(IntStream.range(0, 300)
                        .mapToObj(i -> SObject.of("Demo__e").with("Text__c", "p" + i))
                        .toList())
                .written();

        assertThat(written).isEqualTo(200).isEqualTo(org.events().usage().published());
        assertThat(account.spent(EVENT_PUBLISHES)).isEqualTo(200);
    }

    private void run(SalesforceClient job, int events) {
        EventSubscription[] own = new EventSubscription[1];
        own[0] = job.events(EventOrg.CHANNEL)
                .replay(store)
                .from(ReplayPosition.earliest())
                .listener(new SubscriptionListener() {
                    @Override
                    public void disconnected(SalesforceException cause, int failures, Duration pause) {
                        breaks.add(cause);
                        if (cause.code().equals(ErrorCode.BUDGET_SPENT)) {
                            own[0].stop();
                        }
                    }
                })
                .handle(event -> {
                    handled.add(event.content().fields().text("Text__c").orElseThrow());
                    if (handled.size() >= events) {
                        own[0].stop();
                    }
                });
        own[0].run();
    }

    private void publish(int from, int until) {
        for (int i = from; i < until; i++) {
            org.events().publish(EventOrg.CHANNEL, Map.of("Text__c", "e" + i));
        }
    }

    private List<SObject> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Demo__e").with("Text__c", "p" + i).with("CreatedById", org.userId()))
                .toList();
    }
}
