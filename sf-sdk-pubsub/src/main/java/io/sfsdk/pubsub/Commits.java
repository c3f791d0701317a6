package io.sfsdk.pubsub;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.pubsub.wire.CommitReplayResponse;
import io.sfsdk.pubsub.wire.ManagedFetchResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The commits of one connection that have no answer yet; one answer may be for several. Safe to share. */
final class Commits {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final Deque<String> unanswered = new ArrayDeque<>();
    private final String channel;
    private @Nullable ApiException refusal;

    Commits(String channel) {
        this.channel = channel;
    }

    /** Begins one, and returns the id to send it under. */
    String begin() {
        String id = UUID.randomUUID().toString();
        lock.lock();
        try {
            unanswered.add(id);
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be answered. */
    void forget() {
        lock.lock();
        try {
            unanswered.clear();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void arrived(Arrival<ManagedFetchResponse> arrival) {
        if (arrival instanceof Arrival.Answer<ManagedFetchResponse> answer) {
            if (answer.value().hasCommitResponse()) {
                answered(answer.value().getCommitResponse());
            }
        } else {
            forget();
        }
    }

    private void answered(CommitReplayResponse answer) {
        lock.lock();
        try {
            if (answer.hasError()) {
                refusal = refusal == null ? refusal(answer.getError().getMsg()) : refusal;
            }
            if (unanswered.contains(answer.getCommitRequestId())) {
                while (!answer.getCommitRequestId().equals(unanswered.poll())) {}
            }
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ApiException refusal(String text) {
        ApiError error = ApiError.of(new ErrorCode("COMMIT"), text);
        return new ApiException(
                "the position of " + channel + " was not committed: " + text,
                400,
                List.of(error),
                Retryability.AFTER_DELAY,
                Delivery.REFUSED,
                null);
    }

    /** @throws ApiException if a commit was refused */
    void check() {
        lock.lock();
        try {
            if (refusal != null) {
                throw refusal;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when each has its answer, or none will come any more, or the time is over. */
    void await(Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (!unanswered.isEmpty() && left > 0) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
