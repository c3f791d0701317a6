package io.sfsdk.stream.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.EventSubscription;
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
    static final int EVENTS = 30;
    static final String HANDLED = "handled.txt";

    /** The first event's number: all have three digits, so that one written twice is no other's. */
    static final int FIRST = 100;

    private final Fate fate;
    private final Path folder;
    private final AtomicReference<@Nullable EventSubscription> running = new AtomicReference<>();

    private KilledSubscription(Fate fate, Path folder) {
        this.fate = fate;
        this.folder = folder;
    }

    /** Arguments: point, times, org, token, folder. */
    public static void main(String[] arguments) {
        Fate fate = new Fate(EventPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        KilledSubscription killed = new KilledSubscription(fate, Path.of(arguments[4]));
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(killed.tellingTransport(wire))
                        .with(StreamingApi.module())
                        .build()) {
            EventSubscription subscription = client.events(CHANNEL)
                    .replay(killed.tellingStore(FileWatermarkStore.at(killed.folder.resolve("positions"))))
                    .from(ReplayPosition.earliest())
                    .demand(7)
                    .handle(killed::handle);
            killed.running.set(subscription);
            System.out.println(subscription.run().describe());
        }
    }

    private void handle(Event event) throws IOException {
        fate.pass(EventPoint.BEFORE_THE_HANDLER);
        String number = event.content().fields().text("Text__c").orElseThrow();
        try (FileChannel file =
                FileChannel.open(folder.resolve(HANDLED), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(UTF_8.encode(number));
            fate.pass(EventPoint.INSIDE_THE_HANDLER);
            file.write(UTF_8.encode("\n"));
            file.force(true);
        }
        fate.pass(EventPoint.AFTER_THE_HANDLER);
        EventSubscription subscription = running.get();
        if (subscription != null && Integer.parseInt(number) == FIRST + EVENTS - 1) {
            subscription.stop();
        }
    }

    private HttpTransport tellingTransport(HttpTransport wire) {
        return request -> {
            pass(before(request));
            var answer = wire.send(request);
            pass(after(request));
            return answer;
        };
    }

    private void pass(@Nullable EventPoint point) {
        if (point != null) {
            fate.pass(point);
        }
    }

    private static @Nullable EventPoint before(HttpRequest request) {
        return switch (message(request)) {
            case "handshake" -> EventPoint.BEFORE_THE_HANDSHAKE;
            case "subscribe" -> EventPoint.BEFORE_THE_SUBSCRIPTION;
            case "connect" -> EventPoint.BEFORE_A_POLL;
            default -> null;
        };
    }

    private static @Nullable EventPoint after(HttpRequest request) {
        return switch (message(request)) {
            case "handshake" -> EventPoint.AFTER_THE_HANDSHAKE;
            case "subscribe" -> EventPoint.AFTER_THE_SUBSCRIPTION;
            case "connect" -> EventPoint.AFTER_A_POLL;
            default -> null;
        };
    }

    private static String message(HttpRequest request) {
        return request.describe().replaceFirst(".*/meta/", "");
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
