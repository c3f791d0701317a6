package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.GapFiller;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** How do I receive events so that none is lost, and what do I do when the org cannot tell me all? */
public final class ReceivingEvents {
    private final SalesforceClient client;
    private final WatermarkStore positions;
    private final DeadLetterSink letters;

    public ReceivingEvents(SalesforceClient client, WatermarkStore positions, DeadLetterSink letters) {
        this.client = client;
        this.positions = positions;
        this.letters = letters;
    }

    /** Platform events, from now on. */
    public EventSubscription orders(Consumer<String> target) {
        // tag::orders
        EventSubscription orders = client.events("/event/Demo__e")
                .via(StreamingApi.module())
                .replay(positions)
                .deadLetters(letters)
                .handle(event ->
                        target.accept(event.content().fields().text("Text__c").orElse("")));
        // end::orders
        return orders;
    }

    /** Changes of one object, with re-reads where the org cannot tell them. */
    public EventSubscription accounts(GapFiller syncUntilNow, Consumer<SObject> target, Consumer<String> deletions) {
        // tag::changes
        EventSubscription accounts = client.events("/data/AccountChangeEvent")
                .via(StreamingApi.module())
                .replay(positions)
                .expired(ExpiredReplay.backfill(syncUntilNow))
                .handle(event -> {
                    if (event.content() instanceof EventContent.Change change) {
                        apply(change, target, deletions);
                    } else if (event.content() instanceof EventContent.Gap gap) {
                        for (String id : gap.header().recordIds()) {
                            reread(id, target, deletions);
                        }
                    } else {
                        throw new IllegalStateException("an overflow: all of Account is to be read again");
                    }
                });
        // end::changes
        return accounts;
    }

    /** Changes of different accounts at a time, on the host's executor. */
    public EventSubscription accountsAtATime(Executor workers, Consumer<EventContent> target) {
        // tag::parallel
        EventSubscription accounts = client.events("/data/AccountChangeEvent")
                .via(StreamingApi.module())
                .replay(positions)
                .deadLetters(letters)
                .parallel(8, workers)
                .dedupe(1_000)
                .withoutOwnWrites("ledger-sync")
                .handle(event -> target.accept(event.content()));
        // end::parallel
        return accounts;
    }

    /** All changes of one transaction at once, so that a copy never stands between two of them. */
    public EventSubscription transactions(Consumer<List<Event>> commit, Consumer<List<Event>> stage) {
        // tag::transactions
        EventSubscription transactions = client.events("/data/ChangeEvents")
                .via(StreamingApi.module())
                .replay(positions)
                .handleTransactions(1_000, transaction -> {
                    if (transaction.isWhole()) {
                        commit.accept(transaction.events());
                    } else {
                        stage.accept(transaction.events());
                    }
                });
        // end::transactions
        return transactions;
    }

    private static void apply(EventContent.Change change, Consumer<SObject> target, Consumer<String> deletions) {
        for (String id : change.header().recordIds()) {
            if (change.header().changeType().value().equals("DELETE")) {
                deletions.accept(id);
            } else {
                target.accept(change.fields().with("Id", id));
            }
        }
    }

    private void reread(String id, Consumer<SObject> target, Consumer<String> deletions) {
        Optional<SObject> found = client.records("Account")
                .retrieve(List.of(RecordId.of(id)), "Id", "Name")
                .get(0);
        found.ifPresentOrElse(target, () -> deletions.accept(id));
    }

    /** What a dashboard wants to know. */
    public static SubscriptionListener watch(Consumer<Duration> lag) {
        // tag::listener
        SubscriptionListener listener = new SubscriptionListener() {
            @Override
            public void handled(Event event, Duration since) {
                lag.accept(since);
            }
        };
        // end::listener
        return listener;
    }
}
