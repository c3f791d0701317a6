package io.sfsdk.testkit.pubsub;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sfsdk.testkit.avro.AvroEvent;
import io.sfsdk.testkit.events.BusEvent;
import io.sfsdk.testkit.events.EventSubscriber;
import io.sfsdk.testkit.events.EventUsage;
import io.sfsdk.testkit.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One call that brings events: sends as many as were asked for, no more than 100 ahead.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/flow-control.html">Pub/Sub API, Flow Control</a>
 */
abstract class EventStream implements StreamObserver<ProtoMessage>, EventSubscriber {
    private static final int MOST_AHEAD = 100;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(270);
    private static final Duration WITHOUT_DEMAND = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<BusEvent> waiting = new ArrayDeque<>();
    private final PubSubContext context;
    private final Streams streams;
    private final StreamObserver<byte[]> answers;
    private final String method;
    private final String userId;
    private final String token;
    private volatile String topic = "";
    private volatile boolean isBegun;
    private int credit;
    private long latest;
    private Instant lastSaid;
    private boolean isOver;

    /** @param method the call's name, as trailers say it */
    EventStream(String method, PubSubContext context, Streams streams, StreamObserver<byte[]> answers) {
        this.method = method;
        this.context = context;
        this.streams = streams;
        this.answers = answers;
        this.userId = Gate.USER.get();
        this.token = Gate.TOKEN.get();
        this.lastSaid = context.clock().instant();
        if (answers instanceof ServerCallStreamObserver<byte[]> call) {
            call.setOnCancelHandler(this::over);
        }
    }

    /** Empty before the first request was accepted. */
    final String topic() {
        return topic;
    }

    /**
     * From here on events are sent.
     *
     * @throws io.sfsdk.testkit.events.InvalidReplayIdException if the position is none
     */
    final void begin(String channel, long position) {
        topic = channel;
        streams.add(this);
        context.bus().subscribe(channel, position, this);
        isBegun = true;
        leaveIfOver();
    }

    final void addCredit(long demand) {
        lock.lock();
        try {
            credit = (int) Math.min(MOST_AHEAD, credit + demand);
        } finally {
            lock.unlock();
        }
    }

    /** The last replay id that was sent; 0 for none. */
    final long latest() {
        lock.lock();
        try {
            return latest;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final String userId() {
        return userId;
    }

    @Override
    public final void accept(BusEvent event) {
        Schema seen = context.store().viewAs(userId).schema();
        if (seen.object(event.body().objectName()).isEmpty()) {
            return;
        }
        lock.lock();
        try {
            waiting.add(event.seenBy(seen));
        } finally {
            lock.unlock();
        }
        send();
    }

    final void send() {
        if (sendWhatIsAllowed()) {
            refuse(Refusal.deliveriesUsedUp());
        }
    }

    /** Whether events are left that the allocation of 24 hours does not cover; the org keeps them. */
    private boolean sendWhatIsAllowed() {
        EventUsage usage = context.bus().usage();
        lock.lock();
        try {
            if (isOver || streams.isStalled() || credit == 0 || waiting.isEmpty()) {
                return false;
            }
            if (usage.deliveriesLeft() <= 0) {
                return true;
            }
            ProtoWriter answer = new ProtoWriter();
            while (credit > 0 && !waiting.isEmpty() && usage.deliveriesLeft() > 0) {
                BusEvent event = waiting.remove();
                usage.deliver(event);
                AvroEvent avro = event.body().avro().orElseThrow();
                streams.schemas().remember(avro);
                answer.message(1, Messages.consumed(avro, event.replayId()));
                latest = event.replayId();
                credit--;
            }
            say(Messages.fetched(answer, latest, credit));
            return credit > 0 && !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the stream alive while there is nothing to tell, and ends it if nothing was asked for in time. */
    final void tick() {
        if (isSilentFor(KEEP_ALIVE, true)) {
            keepAlive();
        }
        if (isSilentFor(WITHOUT_DEMAND, false) && over()) {
            answers.onCompleted();
        }
    }

    private boolean isSilentFor(Duration time, boolean withCredit) {
        lock.lock();
        try {
            Duration silent = Duration.between(lastSaid, context.clock().instant());
            return isBegun
                    && !isOver
                    && !streams.isStalled()
                    && credit > 0 == withCredit
                    && silent.compareTo(time) >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** An empty answer now, as when a filter held everything back: it tells how far the channel's stream has come. */
    final void keepAlive() {
        OptionalLong place = isBegun ? context.bus().place(topic) : OptionalLong.empty();
        lock.lock();
        try {
            if (!isOver && credit > 0) {
                if (waiting.isEmpty()) {
                    latest = Math.max(latest, place.orElse(0));
                }
                say(Messages.fetched(new ProtoWriter(), latest, credit));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says something else, in its turn. */
    final void tell(ProtoWriter answer) {
        lock.lock();
        try {
            if (!isOver) {
                say(Messages.pending(answer, credit));
            }
        } finally {
            lock.unlock();
        }
    }

    private void say(ProtoWriter answer) {
        lastSaid = context.clock().instant();
        answers.onNext(answer.toBytes());
    }

    /** Ends the stream with an error of the service. */
    final void refuse(Refusal refusal) {
        end(refusal.of(method));
    }

    /** Ends with the session that it began with, if that was ended. */
    final void look() {
        if (context.gate().isEnded(token)) {
            refuse(Refusal.SESSION);
        }
    }

    final void end(StatusRuntimeException end) {
        lock.lock();
        try {
            if (!isOver) {
                isOver = true;
                answers.onError(end);
            }
        } finally {
            lock.unlock();
        }
        leave();
    }

    /** A stream that was ended while it began is not to stay on the bus. */
    private void leaveIfOver() {
        lock.lock();
        try {
            if (!isOver) {
                return;
            }
        } finally {
            lock.unlock();
        }
        leave();
    }

    private void leave() {
        streams.remove(this);
        if (!topic.isEmpty()) {
            context.bus().unsubscribe(topic, this);
        }
        left();
    }

    /** The stream is over; may be told more than once. */
    void left() {}

    @Override
    public final void onError(Throwable failure) {
        over();
    }

    @Override
    public final void onCompleted() {
        if (over()) {
            answers.onCompleted();
        }
    }

    private boolean over() {
        lock.lock();
        try {
            if (isOver) {
                return false;
            }
            isOver = true;
        } finally {
            lock.unlock();
        }
        leave();
        return true;
    }
}
