package io.sfsdk.pubsub.kill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.event.Event;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.pubsub.PubSubApi;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Main class of the process that is killed: a subscription whose handler writes a line to a file, until the last event has come. */
final class KilledSubscription {
    static final String CHANNEL = "/event/Demo__e";
    static final String MANAGED = "Killed_Subscription";
    static final int EVENTS = 30;
    static final String HANDLED = "handled.txt";

    /** Digits of each number: a line that the process died in has fewer, and the next begins behind them. */
    static final int WIDTH = 6;

    private final Fate fate;
    private final Path folder;
    private final AtomicReference<@Nullable EventSubscription> running = new AtomicReference<>();

    private KilledSubscription(Fate fate, Path folder) {
        this.fate = fate;
        this.folder = folder;
    }

    static String line(int number) {
        return String.format("%0" + WIDTH + "d", number);
    }

    /** Arguments: keeper, point, times, org, token, org id, endpoint, folder. */
    public static void main(String[] arguments) {
        Fate fate = new Fate(EventPoint.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
        KilledSubscription killed = new KilledSubscription(fate, Path.of(arguments[7]));
        try (SalesforceClient client = SalesforceClient.builder(FixedToken.of(arguments[4], URI.create(arguments[3])))
                .with(PubSubApi.builder()
                        .organizationId(arguments[5])
                        .endpoint(arguments[6])
                        .plainText()
                        .module())
                .build()) {
            EventSubscription subscription = killed.subscription(Keeper.valueOf(arguments[0]), client)
                    .demand(7)
                    .handle(killed::handle);
            killed.running.set(subscription);
            System.out.println(subscription.run().describe());
        }
    }

    private EventSubscriptionBuilder subscription(Keeper keeper, SalesforceClient client) {
        PubSubApi api = client.api(PubSubApi.class);
        if (keeper == Keeper.THE_ORG) {
            ManagedEventTransport managed = new TellingTransport(api.managed(MANAGED), fate);
            return EventSubscription.managed(managed);
        }
        WatermarkStore store = tellingStore(FileWatermarkStore.at(folder.resolve("positions")));
        return EventSubscription.builder(new TellingTransport(api.events(), fate), CHANNEL, store)
                .from(ReplayPosition.earliest());
    }

    private void handle(Event event) throws IOException {
        fate.pass(EventPoint.BEFORE_THE_HANDLER);
        String line = event.content().fields().text("Text__c").orElseThrow();
        try (FileChannel file =
                FileChannel.open(folder.resolve(HANDLED), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(US_ASCII.encode(line.substring(0, WIDTH / 2)));
            fate.pass(EventPoint.INSIDE_THE_HANDLER);
            file.write(US_ASCII.encode(line.substring(WIDTH / 2) + "\n"));
            file.force(true);
        }
        fate.pass(EventPoint.AFTER_THE_HANDLER);
        EventSubscription subscription = running.get();
        if (subscription != null && line.equals(line(EVENTS - 1))) {
            subscription.stop();
        }
    }

    private WatermarkStore tellingStore(WatermarkStore store) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return store.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                fate.pass(EventPoint.BEFORE_THE_POSITION);
                boolean isMoved = store.advance(key, expected, next);
                fate.pass(EventPoint.AFTER_THE_POSITION);
                return isMoved;
            }
        };
    }
}
