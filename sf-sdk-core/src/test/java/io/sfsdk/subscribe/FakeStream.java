package io.sfsdk.subscribe;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One channel in memory: a log with replay ids that have holes, a retention, and connections that break where they are told to. */
final class FakeStream implements EventTransport {
    static final String CHANNEL = "/event/Order__e";

    private final ManualClock clock;
    private final List<Event> log = new CopyOnWriteArrayList<>();
    private final List<ReplayPosition> opened = new CopyOnWriteArrayList<>();
    private final Deque<RuntimeException> openFaults = new ArrayDeque<>();
    private final Deque<Runnable> idle = new ArrayDeque<>();
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private String origin = "fake:00D1";
    private int kept;
    private int nextId = 11;
    private @Nullable ReplayId place;
    private boolean isDead;
    private final AtomicInteger open = new AtomicInteger();

    FakeStream(ManualClock clock) {
        this.clock = clock;
    }

    List<ReplayPosition> opened() {
        return opened;
    }

    int openConnections() {
        return open.get();
    }

    void publish(int count) {
        for (int i = 0; i < count; i++) {
            publish(new EventContent.Published(SObject.of("Order__e").with("Number__c", log.size()), null), nextId());
        }
    }

    /** PushTopic notices, each of a record. */
    void publishNotices(int count) {
        for (int i = 0; i < count; i++) {
            SObject fields = SObject.of("Topic").with("Id", record(i)).with("Number__c", log.size());
            publish(new EventContent.Notice("updated", fields), nextId());
        }
    }

    /** One transaction whose events share a replay id, each of another record. */
    void publishGroup(int size) {
        ReplayId id = nextId();
        String key = "group-" + id;
        for (int i = 0; i < size; i++) {
            publish(change(header(key, 1, ChangeType.UPDATE, "", record(i))), id);
        }
    }

    /** One transaction of one event. */
    void publishChange(String... records) {
        publishTransaction(List.of(List.of(records)));
    }

    /** One transaction with an event for each of these records, each with its own replay id. */
    void publishTransaction(String... records) {
        publishTransaction(Stream.of(records).map(List::of).toList());
    }

    /** One with an event for each list of records. */
    void publishTransaction(List<List<String>> events) {
        publishFrom("", events);
    }

    /** One transaction of a client. */
    void publishFrom(String origin, List<List<String>> events) {
        String key = "transaction-" + log.size();
        for (int i = 0; i < events.size(); i++) {
            String[] records = events.get(i).toArray(String[]::new);
            publish(change(header(key, i + 1, ChangeType.UPDATE, origin, records)), nextId());
        }
    }

    /** A part of a transaction that the test names. */
    void publishPart(String transaction, int sequence, String record) {
        publish(change(header(transaction, sequence, ChangeType.UPDATE, "", record)), nextId());
    }

    void publishOverflow(String origin) {
        ChangeEventHeader header =
                header("overflow-" + log.size(), 1, ChangeType.GAP_OVERFLOW, origin, "000000000000000AAA");
        publish(new EventContent.Overflow(header), nextId());
    }

    /** Another delivery of an event, with another replay id. */
    void publishAgain(int number) {
        Event event = log.get(number);
        log.add(new Event(CHANNEL, nextId(), event.content(), event.uuid(), clock.instant(), clock.instant()));
    }

    static String record(int number) {
        return String.format("001%012dAAA", number);
    }

    private EventContent change(ChangeEventHeader header) {
        return new EventContent.Change(header, SObject.of("Account").with("Number__c", log.size()), null);
    }

    private ChangeEventHeader header(
            String transaction, int sequence, ChangeType type, String origin, String... records) {
        return new ChangeEventHeader(
                "Account",
                List.of(records),
                type,
                origin,
                transaction,
                sequence,
                clock.instant(),
                1L,
                "005",
                List.of(),
                List.of(),
                List.of());
    }

    void publishUnreadable() {
        publish(new EventContent.Unreadable("no schema", "{}"), nextId());
    }

    private ReplayId nextId() {
        nextId += 3;
        return new ReplayId(String.valueOf(nextId));
    }

    private void publish(EventContent content, ReplayId id) {
        log.add(new Event(CHANNEL, id, content, null, clock.instant(), clock.instant()));
    }

    List<Event> log() {
        return log;
    }

    /** Whoever has read all is told this place from now on, and may go on from it. */
    ReplayId standAtAPlace() {
        place = nextId();
        return place;
    }

    /** The org keeps only what comes now. */
    void forgetAll() {
        kept = log.size();
    }

    void forget(int events) {
        kept = events;
    }

    void becomeOrg(String other) {
        origin = other;
    }

    void failToOpen(RuntimeException failure) {
        openFaults.add(failure);
    }

    /** Done when a connection is asked and has nothing, one at each time; then it stays silent. */
    void whenIdle(Runnable action) {
        idle.add(action);
    }

    /** Forgets what was to be done. */
    void beIdle() {
        idle.clear();
        asked.clear();
    }

    /** Done when a connection is asked, before it answers. */
    void whenAsked(Runnable action) {
        asked.add(action);
    }

    /** Waits as a long poll does, until this holds or the connection is closed. */
    void pollUntil(BooleanSupplier isDone) {
        while (!isDone.getAsBoolean()
                && openConnections() > 0
                && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    /** From now on connections say nothing, and do not break either. */
    void die() {
        isDead = true;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public EventConnection open(String channel, ReplayPosition position) {
        opened.add(position);
        RuntimeException failure = openFaults.poll();
        if (failure != null) {
            throw failure;
        }
        isDead = false;
        open.incrementAndGet();
        return new FakeConnection(start(position), clock.instant());
    }

    private int start(ReplayPosition position) {
        if (position instanceof ReplayPosition.Latest) {
            return log.size();
        }
        if (position instanceof ReplayPosition.Earliest) {
            return kept;
        }
        ReplayId id = ((ReplayPosition.After) position).id();
        if (id.equals(place)) {
            return log.size();
        }
        for (int i = log.size() - 1; i >= kept; i--) {
            if (log.get(i).replayId().equals(id)) {
                return i + 1;
            }
        }
        throw new PositionLostException("not kept", refusal("400::The replayId", Retryability.NEVER));
    }

    static SalesforceException refusal(String text, Retryability retryability) {
        return new ApiException(
                text, 200, List.of(ApiError.of(ErrorCode.UNSPECIFIED, text)), retryability, Delivery.REFUSED, null);
    }

    static SalesforceException broken() {
        return new TransportException("connection reset", Delivery.UNKNOWN, null);
    }

    private final class FakeConnection implements EventConnection {
        private final Instant openedAt;
        private int next;
        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        FakeConnection(int next, Instant openedAt) {
            this.next = next;
            this.openedAt = openedAt;
        }

        @Override
        public Instant openedAt() {
            return openedAt;
        }

        @Override
        public EventPage next(int demand) {
            EventPage page = ready(demand);
            if (!page.events().isEmpty() || !page.isAlive()) {
                return page;
            }
            Runnable action = idle.poll();
            if (action == null) {
                throw new AssertionError("nobody stops a subscription that has nothing to do");
            }
            action.run();
            return ready(demand);
        }

        @Override
        public EventPage ready(int demand) {
            Runnable action = asked.poll();
            if (action != null) {
                action.run();
            }
            if (isDead) {
                clock.pass(java.time.Duration.ofSeconds(60));
                return EventPage.silence();
            }
            int until = Math.min(next + demand, log.size());
            List<Event> events = List.copyOf(log.subList(next, until));
            next = until;
            return new EventPage(events, true, events.isEmpty() ? place : null);
        }

        @Override
        public void close() {
            if (isOpen.compareAndSet(true, false)) {
                open.decrementAndGet();
            }
        }
    }
}
