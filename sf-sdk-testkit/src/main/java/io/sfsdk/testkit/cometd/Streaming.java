package io.sfsdk.testkit.cometd;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The Streaming API's clients as a test sees and commands them: how many there are, and what shall go wrong. Safe to share.
 *
 * <p>Faults of HTTP itself are at {@code SimulatedOrg.faults()}, for example {@code org.faults().on(Requests.post("/cometd")).once(Answers.unavailable())}.
 */
public final class Streaming {
    private final StreamClients clients;
    private final StreamFaults faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long arrivals;

    Streaming(StreamClients clients, StreamFaults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    /** Clients the org knows: handed out by a handshake and neither ended nor forgotten. */
    public int connected() {
        clients.sweep();
        return clients.all().size();
    }

    /** Clients whose connect waits for events now. */
    public int waiting() {
        return (int) clients.all().stream().filter(StreamClient::isWaiting).count();
    }

    /** Subscriptions of all clients. */
    public int subscriptions() {
        return clients.all().stream()
                .mapToInt(client -> client.subscriptions().size())
                .sum();
    }

    /**
     * Waits until this many clients have a connect that waits for events.
     *
     * @return false if they did not come in time
     */
    public boolean awaitWaiting(int count, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        for (long seen = arrivals(); waiting() < count; seen = arrivals()) {
            left = awaitArrival(seen, left);
            if (left <= 0) {
                return waiting() >= count;
            }
        }
        return true;
    }

    private long awaitArrival(long seen, long atMostNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = atMostNanos;
            while (arrivals == seen && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private long arrivals() {
        lock.lock();
        try {
            return arrivals;
        } finally {
            lock.unlock();
        }
    }

    /** A connect begins to wait. */
    void arrive() {
        lock.lock();
        try {
            arrivals++;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next answers that would bring events are lost: the events are taken off, and the connection breaks. */
    public void cutDeliveries(int count) {
        faults.cut(count);
    }

    /** From now on no connect is answered, neither with events nor in time, and nothing tells why. */
    public void stall() {
        clients.stall(true);
    }

    /** Ends {@link #stall()}. */
    public void resume() {
        clients.stall(false);
    }

    /** The org loses all clients: what waits now and what comes later is answered with {@code 403::Unknown client}. */
    public void forgetClients() {
        clients.all().forEach(client -> clients.remove(client, PollEnd.FORGOTTEN));
    }

    /**
     * The org disconnects all clients, as it does when it scales: {@code /meta/disconnect} and an unknown client.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_client_connection.htm">Client
     *     Connection</a>
     */
    public void disconnectClients() {
        clients.all().forEach(client -> client.end(PollEnd.DISCONNECTED));
    }

    /** Refuses handshakes: {@code 403::Handshake denied}, with this as the true cause in {@code ext.sfdc.failureReason}. */
    public void refuseHandshakes(int count, String failureReason) {
        faults.refuseHandshakes(count, failureReason);
    }

    /** Refuses subscriptions with this error, for example {@code 403::Subscription limit exceeded for this topic}. */
    public void refuseSubscriptions(int count, String error) {
        faults.refuseSubscribes(count, CometdRefusal.of(error));
    }

    /** Refuses connects with this error and {@code reconnect}: {@code retry}, {@code handshake} or {@code none}. */
    public void refuseConnects(int count, String error, String reconnect) {
        faults.refuseConnects(count, CometdRefusal.advising(reconnect, error));
    }

    /** Connects are told {@code 401::Authentication invalid}, while the true cause is that the server is too busy. */
    public void busyConnects(int count) {
        faults.refuseConnects(
                count, CometdRefusal.disguised(CometdRefusal.AUTHENTICATION_INVALID, CometdRefusal.TOO_BUSY, "none"));
    }

    /** Subscriptions are denied by the security policy, while the true cause is that the server is too busy. */
    public void busySubscriptions(int count) {
        faults.refuseSubscribes(
                count,
                CometdRefusal.disguised(
                        "403:denied_by_security_policy:subscribe_denied", CometdRefusal.TOO_BUSY, null));
    }

    /** Takes back all faults that have not struck. */
    public void clearFaults() {
        faults.clear();
        resume();
    }
}
