package io.sfsdk.pubsub;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.pubsub.wire.CommitReplayRequest;
import io.sfsdk.pubsub.wire.ManagedFetchRequest;
import io.sfsdk.pubsub.wire.ManagedFetchResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A subscription whose position the org keeps: it is told of each that moves, and answers when it likes. */
final class ManagedConnection extends StreamConnection<ManagedFetchRequest, ManagedFetchResponse> {
    /** How many answers may come unread while a connection that is closed waits for those to its commits. */
    private static final int LAST_ANSWERS = 1_000;

    private final StreamCall<ManagedFetchRequest, ManagedFetchResponse> call;
    private final Commits commits;
    private final Duration patience;
    private @Nullable ManagedFetchRequest first;

    /** @param first names the subscription; sent with the first demand */
    ManagedConnection(
            String channel,
            ManagedFetchRequest first,
            StreamCall<ManagedFetchRequest, ManagedFetchResponse> call,
            Commits commits,
            Managed parts) {
        super(channel, call, parts.reader(), parts.patience(), parts.clock().instant(), parts.spending());
        this.first = first;
        this.call = call;
        this.commits = commits;
        this.patience = parts.patience();
    }

    @Override
    ManagedFetchRequest asking(int more) {
        commits.check();
        ManagedFetchRequest.Builder request = first == null ? ManagedFetchRequest.newBuilder() : first.toBuilder();
        first = null;
        return request.setNumRequested(more).build();
    }

    /** An answer to commits alone says nothing of events, nor that there are none. */
    @Override
    boolean take(ManagedFetchResponse answer) {
        commits.check();
        take(answer.getEventsList(), answer.getLatestReplayId());
        return answer.getEventsCount() > 0 || !answer.hasCommitResponse();
    }

    @Override
    RuntimeException ended(SalesforceException failure) {
        return failure;
    }

    /** On a connection that has ended it changes nothing: its reader hears of the end, and the events come again. */
    void commit(ReplayId handled) {
        String id = commits.begin();
        try {
            call.send(ManagedFetchRequest.newBuilder()
                    .setCommitReplayIdRequest(CommitReplayRequest.newBuilder()
                            .setCommitRequestId(id)
                            .setReplayId(EventReader.bytes(handled)))
                    .build());
        } catch (IllegalStateException e) {
            commits.forget();
        }
    }

    /** Whether all commits that were answered were taken. */
    void confirm() {
        commits.check();
    }

    /** The commits that are under way are waited for, so that a subscription that is stopped has nothing to repeat. */
    @Override
    public void close() {
        call.request(LAST_ANSWERS);
        commits.await(patience);
        super.close();
    }
}
