package io.sfsdk.testkit.pubsub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The open PublishStream calls, as a test sees and commands them. Safe to share. */
public final class PublishStreams {
    private final List<PublishCall> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    PublishStreams() {}

    /** How many are open. */
    public int open() {
        return open.size();
    }

    /** How many were opened so far. */
    public int opened() {
        return opened.get();
    }

    /** Ends all of them for having been idle. */
    public void sweep() {
        open.forEach(call -> call.end(Refusal.swept().of(PublishCall.METHOD)));
    }

    /** Says on each stream that there is nothing. */
    public void keepAlive() {
        open.forEach(PublishCall::keepAlive);
    }

    /** The next requests are published, and their streams end instead of an answer. */
    public void loseAnswers(int requests) {
        lostAnswers.set(requests);
    }

    void end(Predicate<String> isEnded) {
        open.stream()
                .filter(call -> isEnded.test(call.token()))
                .forEach(call -> call.end(Refusal.SESSION.of(PublishCall.METHOD)));
    }

    boolean isAnswerLost() {
        return lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    void add(PublishCall call) {
        opened.incrementAndGet();
        open.add(call);
    }

    void remove(PublishCall call) {
        open.remove(call);
    }
}
