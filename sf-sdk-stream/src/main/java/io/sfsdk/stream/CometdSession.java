package io.sfsdk.stream;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Bayeux session with one channel. It polls only when all events of the last answer were asked for; whatever breaks a poll ends it,
 * since the server forgets events once it has begun to answer with them.
 *
 * @see <a href="https://docs.cometd.org/current/reference/#_bayeux">CometD Reference, The Bayeux Protocol Specification 1.0</a>
 */
final class CometdSession implements EventConnection {
    private static final Logger log = LoggerFactory.getLogger(CometdSession.class);

    private final StreamParts parts;
    private final Exchange exchange;
    private final String channel;
    private final String clientId;
    private final AtomicInteger ids;
    private final Deque<Event> arrived = new ArrayDeque<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Instant openedAt;
    private volatile Advice advice;
    private @Nullable SalesforceException end;

    private CometdSession(
            StreamParts parts, Exchange exchange, String channel, String clientId, AtomicInteger ids, Advice advice) {
        this.parts = parts;
        this.exchange = exchange;
        this.channel = channel;
        this.clientId = clientId;
        this.ids = ids;
        this.advice = advice;
        this.openedAt = exchange.serverTime();
    }

    /** Handshake, subscription, and a first poll that does not wait. */
    static CometdSession open(StreamParts parts, String channel, ReplayPosition position) {
        parts.spending().require(channel);
        Exchange exchange = new Exchange(parts, channel);
        AtomicInteger ids = new AtomicInteger();
        MetaReply handshake = answered(
                exchange.send(
                        MetaReply.HANDSHAKE,
                        BayeuxRequest.handshake(ids.incrementAndGet()),
                        parts.timeouts().call(),
                        Advice.standard()),
                MetaReply.HANDSHAKE);
        if (!handshake.isSuccessful() || handshake.clientId() == null) {
            throw BayeuxRefusal.of("open a session for " + channel, handshake);
        }
        CometdSession session =
                new CometdSession(parts, exchange, channel, handshake.clientId(), ids, handshake.advice());
        try {
            session.subscribe(position);
            session.poll(true);
            return session;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private void subscribe(ReplayPosition position) {
        BayeuxAnswer answer = exchange.send(
                MetaReply.SUBSCRIBE,
                BayeuxRequest.subscribe(ids.incrementAndGet(), clientId, channel, position),
                parts.timeouts().call(),
                advice);
        MetaReply reply = answered(answer, MetaReply.SUBSCRIBE);
        if (!reply.isSuccessful()) {
            SalesforceException refusal = BayeuxRefusal.of("subscribe to " + channel, reply);
            if (BayeuxRefusal.isOfThePosition(reply)) {
                throw new PositionLostException(String.valueOf(refusal.getMessage()), refusal);
            }
            throw refusal;
        }
        take(answer);
    }

    /** The org has counted them, whatever becomes of them here. */
    private void take(BayeuxAnswer answer) {
        parts.spending().arrived(channel, answer.events().size());
        arrived.addAll(answer.events());
    }

    @Override
    public Instant openedAt() {
        return openedAt;
    }

    @Override
    public EventPage next(int demand) {
        return page(demand, false);
    }

    @Override
    public EventPage ready(int demand) {
        return page(demand, true);
    }

    private EventPage page(int demand, boolean isQuick) {
        if (arrived.isEmpty()) {
            poll(isQuick);
        }
        List<Event> page = new ArrayList<>(Math.min(demand, arrived.size()));
        while (page.size() < demand && !arrived.isEmpty()) {
            page.add(arrived.remove());
        }
        return EventPage.of(page);
    }

    /** Events that came beside the session's end are still handed on; the end is told after them. */
    private void poll(boolean isQuick) {
        if (end != null) {
            throw end;
        }
        parts.spending().require(channel);
        awaitInterval();
        BayeuxAnswer answer = exchange.send(
                MetaReply.CONNECT,
                BayeuxRequest.connect(ids.incrementAndGet(), clientId, isQuick),
                isQuick
                        ? parts.timeouts().call()
                        : advice.timeout().plus(parts.timeouts().pollMargin()),
                advice);
        take(answer);
        end = endOf(answer);
        if (end != null && arrived.isEmpty()) {
            throw end;
        }
    }

    private @Nullable SalesforceException endOf(BayeuxAnswer answer) {
        if (answer.isDisconnecting()) {
            isOver.set(true);
            return BayeuxRefusal.ofServer(channel);
        }
        MetaReply reply = answered(answer, MetaReply.CONNECT);
        advice = reply.advice();
        return reply.isSuccessful() ? null : BayeuxRefusal.of("listen to " + channel, reply);
    }

    private void awaitInterval() {
        try {
            if (!advice.interval().isZero()) {
                parts.sleeper().sleep(advice.interval());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MetaReply answered(BayeuxAnswer answer, String meta) {
        return answer.to(meta)
                .orElseThrow(() -> new ProtocolException(
                        "the answer to " + meta + " has no reply to it", Retryability.AFTER_DELAY, null, null));
    }

    /** Frees the org's place for a subscriber, and makes a poll that waits return. */
    @Override
    public void close() {
        if (!isOver.compareAndSet(false, true)) {
            return;
        }
        try {
            Duration timeout = parts.timeouts().farewell();
            exchange.send(
                    MetaReply.DISCONNECT, BayeuxRequest.disconnect(ids.incrementAndGet(), clientId), timeout, advice);
        } catch (RuntimeException e) {
            log.debug("no farewell [channel={}, cause={}]", channel, e.getMessage());
        }
    }
}
