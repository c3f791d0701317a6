package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/events.md shows. */
class ReceivingEventsTest {
    private final SimulatedOrg org = SimulatedOrg.builder()
            .events(EventPolicy.standard().withEntities("Account"))
            .start();
    private final JdkHttpTransport wire = TourOrg.wire();
    private final SalesforceClient client = TourOrg.client(org, wire);
    private final ReceivingEvents receiving =
            new ReceivingEvents(client, new InMemoryWatermarkStore(), new InMemoryDeadLetterSink());
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        executor.shutdownNow();
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void ordersArriveAsTheyArePublished() throws Exception {
        EventSubscription orders = receiving.orders(arrived::add);
        var run = orders.async(executor);
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(30))).isTrue();

        org.events().publish("/event/Demo__e", Map.of("Text__c", "first"));
        org.events().publish("/event/Demo__e", Map.of("Text__c", "second"));

        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
        orders.stop();
        assertThat(run.get(30, TimeUnit.SECONDS).handled()).isEqualTo(2);
    }

    @Test
    void accountsFollowTheOrgAlsoWhereItSendsAGap() throws Exception {
        EventSubscription accounts = receiving.accounts(
                gap -> {}, account -> arrived.add(account.text("Name").orElse("")), id -> arrived.add("without " + id));
        var run = accounts.async(executor);
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(30))).isTrue();

        String id = org.insert("Account", Map.of("Name", "Acme"));
        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("Acme");
        org.events().turnIntoGaps(1);
        org.update("Account", id, Map.of("Name", "Acme Ltd"));
        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("Acme Ltd");
        org.delete(id);

        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("without " + id);
        accounts.stop();
        assertThat(run.get(30, TimeUnit.SECONDS).handled()).isEqualTo(3);
    }

    @Test
    void accountsAreHandledAtATime() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        EventSubscription accounts = receiving.accountsAtATime(
                workers, content -> arrived.add(content.fields().text("Name").orElse("")));
        var run = accounts.async(executor);
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(30))).isTrue();

        org.insert("Account", Map.of("Name", "Acme"));
        org.insert("Account", Map.of("Name", "Globex"));

        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("Acme", "Globex");
        accounts.stop();
        assertThat(run.get(30, TimeUnit.SECONDS).handled()).isEqualTo(2);
        workers.shutdown();
    }

    @Test
    void aTransactionArrivesAsAWholeWhenTheNextBegins() throws Exception {
        EventSubscription transactions = receiving.transactions(
                events -> arrived.add(events.size() + " at once"), events -> arrived.add("a part"));
        var run = transactions.async(executor);
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(30))).isTrue();

        org.insert("Account", Map.of("Name", "Acme"));
        org.insert("Account", Map.of("Name", "Globex"));

        assertThat(next()).isEqualTo("1 at once");
        transactions.stop();
        run.get(30, TimeUnit.SECONDS);
    }

    private String next() throws InterruptedException {
        return String.valueOf(arrived.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aListenerKnowsTheLag() {
        BlockingQueue<Duration> lags = new LinkedBlockingQueue<>();

        ReceivingEvents.watch(lags::add).received(1);

        assertThat(lags).isEmpty();
    }
}
