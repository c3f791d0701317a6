package io.sfsdk.subscribe;

import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up an {@link EventSubscription}; each choice has a default. Not for concurrent use. */
public final class EventSubscriptionBuilder {
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final EventTransport transport;
    private final String channel;
    private final WatermarkStore store;
    private String name;
    private ReplayPosition start = ReplayPosition.latest();
    private ExpiredReplay expired = ExpiredReplay.fail();
    private RetryPolicy retry = RetryPolicy.standard();
    private @Nullable DeadLetterSink deadLetters;
    private int deadInARow = 100;
    private Duration kept;
    private int storeEvery = 1;
    private int demand = 100;
    private Handlers handlers = Handlers.one();
    private @Nullable String ownName;
    private int remembered;
    private Duration transactionWait = Duration.ofSeconds(5);
    private Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private Duration patience = Duration.ofDays(1);
    private Duration limitPause = Duration.ofMinutes(15);
    private Duration longestSilence = Duration.ofSeconds(290);
    private SubscriptionListener listener = SubscriptionListener.none();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();

    EventSubscriptionBuilder(EventTransport transport, String channel, WatermarkStore store) {
        if (!channel.startsWith("/") || channel.length() < 2) {
            throw new IllegalArgumentException("a channel looks like /event/Order__e, got " + channel);
        }
        this.transport = transport;
        this.channel = channel;
        this.name = channel;
        this.store = store;
        this.kept = channel.startsWith("/event/") || channel.startsWith("/data/") ? THREE_DAYS : Duration.ofDays(1);
    }

    /** Names the position, for several subscriptions of one channel. Default: the channel. */
    public EventSubscriptionBuilder named(String positionName) {
        if (positionName.isBlank()) {
            throw new IllegalArgumentException("a position's name must not be blank");
        }
        this.name = positionName;
        return this;
    }

    /**
     * Where to begin when no position is stored. Default: {@link ReplayPosition#latest()}; when that began is stored at once, so that
     * what is published from then on is not lost to a restart before the first event.
     */
    public EventSubscriptionBuilder from(ReplayPosition position) {
        this.start = position;
        return this;
    }

    /** What to do when the org does not keep the stored position any more. Default: {@link ExpiredReplay#fail()}. */
    public EventSubscriptionBuilder expired(ExpiredReplay choice) {
        this.expired = choice;
        return this;
    }

    /** How often the handler is asked about one event. Default: {@link RetryPolicy#standard()}. */
    public EventSubscriptionBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** Keeps events that the handler refused after the last attempt. Default: none, and such an event ends the run. */
    public EventSubscriptionBuilder deadLetters(DeadLetterSink sink) {
        this.deadLetters = sink;
        return this;
    }

    /** Ends the run after so many dead letters in a row, as when the handler's target is down. Default: 100. */
    public EventSubscriptionBuilder stopAfterDead(int inARow) {
        this.deadInARow = positive("stopAfterDead", inARow);
        return this;
    }

    /**
     * Stores the position after so many events, and whenever the connection breaks or the run ends in good order. More than one makes a
     * crash repeat more. Default: 1.
     */
    public EventSubscriptionBuilder storeEvery(int events) {
        this.storeEvery = positive("storeEvery", events);
        return this;
    }

    /**
     * How long the org keeps events of this channel: a beginning behind which nothing was handled is lost when it is older. Default: 72
     * hours for platform and change events, 24 for PushTopics and generic channels. Say 24 for platform events of standard volume.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_durability.htm">Streaming
     *     API Developer Guide, Message Durability</a>
     */
    public EventSubscriptionBuilder keptFor(Duration time) {
        this.kept = positive("keptFor", time);
        return this;
    }

    /** Events asked for at a time, and in hand at most. Default: 100, which is as many as Pub/Sub allows. */
    public EventSubscriptionBuilder demand(int events) {
        this.demand = positive("demand", events);
        return this;
    }

    /** The pauses between attempts to connect. Default: up to 1 second, doubling to a minute. */
    public EventSubscriptionBuilder backoff(Backoff pauses) {
        this.backoff = pauses;
        return this;
    }

    /**
     * How long no connection may last before the run ends with the last failure. Default: a day, the least time for which the org
     * keeps events.
     */
    public EventSubscriptionBuilder giveUpAfter(Duration outage) {
        this.patience = positive("giveUpAfter", outage);
        return this;
    }

    /** Pause at least before an allocation that was used up is asked for again. Default: 15 minutes. */
    public EventSubscriptionBuilder pauseAtLimits(Duration atLeast) {
        this.limitPause = positive("pauseAtLimits", atLeast);
        return this;
    }

    /** After which silence of the server a connection is taken for dead. Default: 290 seconds; heartbeats come within 270. */
    public EventSubscriptionBuilder longestSilence(Duration time) {
        this.longestSilence = positive("longestSilence", time);
        return this;
    }

    /**
     * Leaves out change events whose origin names this client, so that two systems kept alike do not send one change to and fro. They
     * are counted as {@link SubscriptionSummary#own own}, and the position moves past them. Default: none.
     *
     * <p>The org writes one origin for all that a call led to: <b>what triggers and flows changed within the client's own calls is left
     * out as well</b>. Gaps and overflows are never left out, since they may stand for others' changes too.
     *
     * @param clientName what this integration's writes send as {@code client} in {@code Sforce-Call-Options}, case and all
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
     *     Data Capture Developer Guide, Change Event Header Fields: changeOrigin</a>
     */
    public EventSubscriptionBuilder withoutOwnWrites(String clientName) {
        if (clientName.isBlank()) {
            throw new IllegalArgumentException("own writes are known by the client's name, which must not be blank");
        }
        this.ownName = clientName;
        return this;
    }

    /**
     * Remembers the last events that were handled or became dead letters, and does not hand them over again when they come again in the
     * same run: after a broken connection, or because they were published twice. They are counted as {@link
     * SubscriptionSummary#suppressed suppressed}. Default: 0, for a publisher over Pub/Sub may choose an event's id, and one that
     * chooses it twice would have its second event left out.
     *
     * <p>Events are known by their id, change events by transaction, sequence and records as well. Those with neither are handed over each
     * time. It cannot know what an earlier run handled: after a crash or a restart duplicates come, and the handler must bear them.
     *
     * @param events how many, some 200 bytes each; at least as many as {@link #demand} to cover a break
     */
    public EventSubscriptionBuilder dedupe(int events) {
        this.remembered = positive("dedupe", events);
        return this;
    }

    /**
     * How long {@link #handleTransactions} waits for more of a transaction on a channel that has fallen silent. Default: 5 seconds.
     * Waiting too short splits a transaction and loses nothing.
     */
    public EventSubscriptionBuilder transactionWait(Duration time) {
        this.transactionWait = positive("transactionWait", time);
        return this;
    }

    /**
     * Handles events of different records at a time: at most so many, on threads of the executor, which belongs to the host. Events of
     * one record are handled one after the other in the order of the channel, and when one of them is refused, those behind it wait
     * until it is a dead letter. Default: one at a time, on the thread of the run.
     *
     * <p>The position moves up to the first event that is not settled, so what is in hand is bounded by {@link #demand}: an event that
     * takes long holds up the others once so many have come behind it. After a crash or a stop those that were handled before it was
     * come again. Positions are stored, letters kept and the listener called by the threads of the handlers, one call at a time.
     *
     * @throws IllegalArgumentException if the events of this channel name no record; choose a key then
     */
    public EventSubscriptionBuilder parallel(int handlersAtATime, Executor executor) {
        if (!channel.startsWith("/data/") && !channel.startsWith("/topic/")) {
            throw new IllegalArgumentException("events of " + channel
                    + " name no record; say by which key they are in order, for example"
                    + " EventKey.field(\"OrderNumber__c\")");
        }
        return parallel(handlersAtATime, executor, EventKey.records());
    }

    /** Handles events with no key in common at a time, as {@link #parallel(int, Executor)} says. */
    public EventSubscriptionBuilder parallel(int handlersAtATime, Executor executor, EventKey key) {
        this.handlers = new Handlers(positive("parallel", handlersAtATime), executor, key);
        return this;
    }

    /** Default: nobody. */
    public EventSubscriptionBuilder listener(SubscriptionListener watching) {
        this.listener = watching;
        return this;
    }

    /** Time and chance for pauses. Default: the system's. */
    public EventSubscriptionBuilder time(Clock chosenClock, Sleeper chosenSleeper, RandomGenerator jitter) {
        this.clock = chosenClock;
        this.sleeper = chosenSleeper;
        this.random = jitter;
        return this;
    }

    /** The subscription, with its handler. */
    public EventSubscription handle(EventHandler handler) {
        EventKey key = handlers.key();
        return subscription(() -> new SingleEvents(handler, key), false);
    }

    /**
     * The subscription of a channel of change events, whose handler gets all events of a transaction at once. A transaction is known
     * to be complete when another begins, or when none of its events came for {@link #transactionWait}. The position never moves into
     * a transaction. With {@link #parallel parallel} handlers, transactions with a record in common go one after the other.
     *
     * <p>Needs one channel that has all objects of which a transaction may change records. Not seen: what a transaction changed before
     * the position at which the first run began.
     *
     * @param mostEvents how many events of one transaction are kept in memory. A greater one is handed over in parts that say so; each
     *     comes again if the run ends before the last was handled
     * @throws IllegalArgumentException if the channel is none of change events
     */
    public EventSubscription handleTransactions(int mostEvents, TransactionHandler handler) {
        if (!channel.startsWith("/data/")) {
            throw new IllegalArgumentException(
                    "only change events tell their transaction, and " + channel + " has none");
        }
        positive("handleTransactions", mostEvents);
        EventKey key = handlers.key();
        Duration wait = transactionWait;
        Clock time = clock;
        return subscription(() -> new Transactions(handler, key, mostEvents, wait, time), true);
    }

    private EventSubscription subscription(Supplier<Assembly> assembly, boolean byTransaction) {
        return new EventSubscription(new SubscriptionSettings(
                transport,
                store,
                channel,
                name,
                start,
                expired,
                assembly,
                byTransaction,
                handlers,
                ownName,
                remembered,
                retry,
                deadLetters,
                deadInARow,
                kept,
                storeEvery,
                demand,
                backoff,
                patience,
                limitPause,
                longestSilence,
                listener,
                clock,
                sleeper,
                random));
    }

    private static int positive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, got " + count);
        }
        return count;
    }

    private static Duration positive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, got " + time);
        }
        return time;
    }
}
