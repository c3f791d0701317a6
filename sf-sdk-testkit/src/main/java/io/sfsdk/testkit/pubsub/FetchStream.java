package io.sfsdk.testkit.pubsub;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sfsdk.testkit.avro.AvroEvent;
import io.sfsdk.testkit.events.BusEvent;
import io.sfsdk.testkit.events.EventSubscriber;
import io.sfsdk.testkit.events.InvalidReplayIdException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One Subscribe call: sends as many events as were asked for, no more than 100 ahead.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/flow-control.html">Pub/Sub API, Flow Control</a>
 */
final class FetchStream implements StreamObserver<ProtoMessage>, EventSubscriber {
    private static final String METHOD = "Subscribe";
    private static final int MOST_AHEAD = 100;
    private static final int CUSTOM = 2;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(270);
    private static final Duration WITHOUT_DEMAND = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<BusEvent> waiting = new ArrayDeque<>();
    private final PubSubContext context;
    private final Streams streams;
    private final StreamObserver<byte[]> answers;
    private final String userId;
    private String topic = "";
    private int credit;
    private long latest;
    private Instant lastSaid;
    private boolean isOver;

    FetchStream(PubSubContext context, Streams streams, StreamObserver<byte[]> answers) {
        this.context = context;
        this.streams = streams;
        this.answers = answers;
        this.userId = Gate.USER.get();
        this.lastSaid = context.clock().instant();
        if (answers instanceof ServerCallStreamObserver<byte[]> call) {
            call.setOnCancelHandler(this::over);
        }
    }

    @Override
    public void onNext(ProtoMessage request) {
        String named = request.text(1);
        long demand = request.number(4);
        if (demand < 1) {
            end(Refusal.DEMAND.of(METHOD));
        } else if (topic.isEmpty()) {
            addCredit(demand);
            begin(named, request);
        } else if (!named.isEmpty() && !named.equals(topic)) {
            end(Refusal.OTHER_TOPIC.of(METHOD));
        } else {
            addCredit(demand);
            send();
        }
    }

    private void begin(String named, ProtoMessage request) {
        if (!streams.topics().exists(named)) {
            end(Refusal.NO_TOPIC.of(METHOD));
            return;
        }
        boolean isCustom = request.number(2) == CUSTOM;
        if (isCustom && request.bytes(3).length == 0) {
            end(Refusal.NO_POSITION.of(METHOD));
            return;
        }
        OptionalLong position =
                isCustom ? Messages.replayId(request.bytes(3)) : OptionalLong.of(-1 - request.number(2));
        if (position.isEmpty() || (isCustom && position.getAsLong() < 0)) {
            end(Refusal.POSITION.of(METHOD));
            return;
        }
        topic = named;
        streams.add(this);
        try {
            context.bus().subscribe(named, position.getAsLong(), this);
            leaveIfOver();
        } catch (InvalidReplayIdException e) {
            end(Refusal.POSITION.of(METHOD));
        }
    }

    private void addCredit(long demand) {
        lock.lock();
        try {
            credit = (int) Math.min(MOST_AHEAD, credit + demand);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String userId() {
        return userId;
    }

    @Override
    public void accept(BusEvent event) {
        lock.lock();
        try {
            waiting.add(event);
        } finally {
            lock.unlock();
        }
        send();
    }

    void send() {
        lock.lock();
        try {
            if (isOver || streams.isStalled() || credit == 0 || waiting.isEmpty()) {
                return;
            }
            ProtoWriter answer = new ProtoWriter();
            while (credit > 0 && !waiting.isEmpty()) {
                BusEvent event = waiting.remove();
                AvroEvent avro = event.body().avro().orElseThrow();
                streams.schemas().remember(avro);
                answer.message(1, Messages.consumed(avro, event.replayId()));
                latest = event.replayId();
                credit--;
            }
            say(answer);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the stream alive while there is nothing to tell, and ends it if nothing was asked for in time. */
    void tick() {
        if (isAbandoned() && over()) {
            answers.onCompleted();
        }
    }

    private boolean isAbandoned() {
        lock.lock();
        try {
            Duration silent = Duration.between(lastSaid, context.clock().instant());
            if (isOver || streams.isStalled() || topic.isEmpty()) {
                return false;
            }
            if (credit > 0 && silent.compareTo(KEEP_ALIVE) >= 0) {
                say(new ProtoWriter());
            }
            return credit == 0 && silent.compareTo(WITHOUT_DEMAND) >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** An empty answer now, as when a filter held everything back. */
    void keepAlive() {
        lock.lock();
        try {
            if (!isOver && credit > 0) {
                say(new ProtoWriter());
            }
        } finally {
            lock.unlock();
        }
    }

    private void say(ProtoWriter events) {
        lastSaid = context.clock().instant();
        answers.onNext(Messages.fetched(events, latest, credit).toBytes());
    }

    void end(StatusRuntimeException refusal) {
        lock.lock();
        try {
            if (!isOver) {
                isOver = true;
                answers.onError(refusal);
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
    }

    @Override
    public void onError(Throwable failure) {
        over();
    }

    @Override
    public void onCompleted() {
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
