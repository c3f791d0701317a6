package io.sfsdk.stream;

import static io.sfsdk.budget.Allocation.EVENT_DELIVERIES;
import static io.sfsdk.budget.Allocation.TOPIC_DELIVERIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Priority;
import io.sfsdk.budget.Reserve;
import io.sfsdk.budget.Share;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events that were delivered are in the budget of the client, and none is asked for beyond its share. */
@Timeout(60)
class EventBudgetTest {
    private static final String CHANNEL = "/event/Demo__e";

    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder().clock(clock).start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final ApiBudget budget =
            ApiBudget.builder().clock(clock).reserve(Reserve.none()).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .time(clock, clock::advance, new SplittableRandom(1))
            .budget(budget)
            .with(StreamingApi.module())
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
    void whatWasDeliveredIsBookedHandledOrNot() {
        publish(0, 7);
        BudgetAccount listener = budget.account("listener");

        run(client.spending(listener), 3);

        assertThat(handled).hasSize(3);
        assertThat(listener.spent(EVENT_DELIVERIES))
                .isEqualTo(7)
                .isEqualTo(org.events().usage().delivered());
        client.limits();
        assertThat(client.limits().get("DailyDeliveredPlatformEvents").remaining())
                .isEqualTo(10_000 - 7);
    }

    @Test
    void aSubscriptionWhoseShareIsSpentRestsAndGoesOnWhereItWasWhenItMaySpendAgain() {
        publish(0, 5);
        BudgetAccount listener =
                budget.account("listener", Priority.NORMAL, Share.all().most(EVENT_DELIVERIES, 5));
        Instant begun = clock.instant();

        SubscriptionSummary summary = run(client.spending(listener), 8);

        assertThat(handled)
                .isEqualTo(IntStream.range(0, 8).mapToObj(String::valueOf).toList());
        assertThat(summary.failures()).isPositive();
        assertThat(breaks).element(0).satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));
        assertThat(Duration.between(begun, clock.instant())).isGreaterThan(Duration.ofHours(24));
    }

    @Test
    void theReserveOfDeliveriesIsLeftToOthers() {
        ApiBudget careful = ApiBudget.builder()
                .clock(clock)
                .reserve(Allocation.EVENT_DELIVERIES, Reserve.amount(9_990))
                .build();
        publish(0, 10);
        try (SalesforceClient other = SalesforceClient.builder(
                        transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(wire)
                .time(clock, clock::advance, new SplittableRandom(1))
                .budget(careful)
                .with(StreamingApi.module())
                .build()) {
            other.limits();

            run(other, 10);
            org.forgetRequests();
            EventSubscription[] own = new EventSubscription[1];
            own[0] = other.events(CHANNEL)
                    .replay(store)
                    .listener(new SubscriptionListener() {
                        @Override
                        public void disconnected(SalesforceException cause, int failures, Duration pause) {
                            breaks.add(cause);
                            own[0].stop();
                        }
                    })
                    .handle(event -> {});
            own[0].run();
        }

        assertThat(breaks).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("delivered events"));
        assertThat(org.callsTo("/cometd")).isZero();
    }

    @Test
    void eachKindOfChannelHasAnAllocationOfItsOwn() {
        assertThat(Allocation.deliveries("/data/ChangeEvents")).isEqualTo(EVENT_DELIVERIES);
        assertThat(Allocation.deliveries("/topic/Leads")).isEqualTo(TOPIC_DELIVERIES);
        assertThat(Allocation.deliveries("/u/notices")).isEqualTo(Allocation.GENERIC_DELIVERIES);
    }

    private SubscriptionSummary run(SalesforceClient job, int events) {
        EventSubscription[] own = new EventSubscription[1];
        own[0] = job.events(CHANNEL)
                .replay(store)
                .from(ReplayPosition.earliest())
                .listener(new SubscriptionListener() {
                    @Override
                    public void disconnected(SalesforceException cause, int failures, Duration pause) {
                        breaks.add(cause);
                        if (org.events().usage().published() == 0 && failures > 90) {
                            publish(5, 8);
                        }
                    }
                })
                .handle(event -> {
                    handled.add(event.content().fields().text("Text__c").orElseThrow());
                    if (handled.size() >= events) {
                        own[0].stop();
                    }
                });
        return own[0].run();
    }

    private void publish(int from, int until) {
        for (int i = from; i < until; i++) {
            org.events().publish(CHANNEL, Map.of("Text__c", String.valueOf(i)));
        }
    }
}
