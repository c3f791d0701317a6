package io.sfsdk.testkit.pubsub;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The managed subscriptions that an administrator has set up, as a test sees and commands them. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/managed-sub.html">Pub/Sub API, Managed Event
 *     Subscriptions</a>
 */
public final class ManagedSubscriptions {
    private final List<ManagedSubscription> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusedCommits = new AtomicInteger();
    private volatile int folding = 1;

    ManagedSubscriptions() {}

    /**
     * Sets one up, in state RUN.
     *
     * @param fromEarliest where its first client begins: with the oldest event that is kept, or with what comes; the same is true once
     *     what was committed is too old
     * @return its id, 18 characters
     */
    public String add(String developerName, String topic, boolean fromEarliest) {
        String id = String.format("18xSB000000%04dYAA", all.size() + 1);
        all.add(new ManagedSubscription(id, developerName, topic, fromEarliest, fromEarliest));
        return id;
    }

    /** Sets its state to STOP, which ends its client. */
    public void stop(String developerName) {
        named(developerName).stop();
    }

    /** Sets its state to RUN. */
    public void run(String developerName) {
        named(developerName).run();
    }

    /** Removes it, which ends its client. */
    public void delete(String developerName) {
        named(developerName).delete();
    }

    /** The replay id that its client committed last; empty for none. */
    public OptionalLong committed(String developerName) {
        return named(developerName).committed();
    }

    /** The next commits fail, each with an error that does not end the stream. */
    public void refuseCommits(int commits) {
        refusedCommits.set(commits);
    }

    /** So many commits get one answer, that of the last. Default: 1. */
    public void foldCommits(int commits) {
        folding = commits;
    }

    int folding() {
        return folding;
    }

    boolean isCommitRefused() {
        return refusedCommits.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    Optional<ManagedSubscription> byName(String developerName) {
        return all.stream()
                .filter(one -> one.developerName().equals(developerName))
                .findFirst();
    }

    /** @param id of 15 or 18 characters */
    Optional<ManagedSubscription> byId(String id) {
        return all.stream().filter(one -> one.id().startsWith(id)).findFirst();
    }

    private ManagedSubscription named(String developerName) {
        return byName(developerName)
                .orElseThrow(() -> new IllegalArgumentException("no managed subscription " + developerName));
    }
}
