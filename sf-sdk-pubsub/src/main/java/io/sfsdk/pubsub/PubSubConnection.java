package io.sfsdk.pubsub;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.module.EventSpending;
import io.sfsdk.pubsub.wire.FetchRequest;
import io.sfsdk.pubsub.wire.FetchResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A subscription whose position is the reader's to keep. */
final class PubSubConnection extends StreamConnection<FetchRequest, FetchResponse> {
    private @Nullable FetchRequest first;

    /** @param first names channel and position; sent with the first demand */
    PubSubConnection(
            FetchRequest first,
            StreamCall<FetchRequest, FetchResponse> call,
            EventReader reader,
            Duration patience,
            Instant openedAt,
            EventSpending spending) {
        super(first.getTopicName(), call, reader, patience, openedAt, spending);
        this.first = first;
    }

    @Override
    FetchRequest asking(int more) {
        FetchRequest.Builder request =
                first == null ? FetchRequest.newBuilder().setTopicName(channel()) : first.toBuilder();
        first = null;
        return request.setNumRequested(more).build();
    }

    @Override
    boolean take(FetchResponse answer) {
        take(answer.getEventsList(), answer.getLatestReplayId());
        return true;
    }

    @Override
    RuntimeException ended(SalesforceException failure) {
        return Refusals.isLostPosition(failure)
                ? new PositionLostException(
                        "the org does not keep the events of " + channel() + " behind the position asked for", failure)
                : failure;
    }
}
