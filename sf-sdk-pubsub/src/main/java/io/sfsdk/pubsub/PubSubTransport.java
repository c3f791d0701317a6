package io.sfsdk.pubsub;

import com.google.protobuf.ByteString;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.module.EventSpending;
import io.sfsdk.pubsub.wire.FetchRequest;
import io.sfsdk.pubsub.wire.FetchResponse;
import io.sfsdk.pubsub.wire.ReplayPreset;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Subscribes over gRPC. */
final class PubSubTransport implements EventTransport {
    private final Calls calls;
    private final EventReader reader;
    private final Clock clock;
    private final Duration patience;
    private final EventSpending spending;

    PubSubTransport(Calls calls, EventReader reader, Clock clock, Duration patience, EventSpending spending) {
        this.calls = calls;
        this.reader = reader;
        this.clock = clock;
        this.patience = patience;
        this.spending = spending;
    }

    @Override
    public String origin() {
        return "pubsub:" + calls.session().organizationId(calls.session().token());
    }

    @Override
    public EventConnection open(String channel, ReplayPosition position) {
        spending.require(channel);
        FetchRequest first = first(channel, position);
        AccessToken token = calls.session().token();
        StreamCall<FetchRequest, FetchResponse> call =
                calls.stream(token, new Inbox<>(), (stub, inbox) -> stub.subscribe(inbox));
        return new PubSubConnection(first, call, reader, patience, clock.instant(), spending);
    }

    private static FetchRequest first(String channel, ReplayPosition position) {
        FetchRequest.Builder request = FetchRequest.newBuilder().setTopicName(channel);
        if (position instanceof ReplayPosition.After after) {
            return request.setReplayPreset(ReplayPreset.CUSTOM)
                    .setReplayId(bytes(channel, after.id()))
                    .build();
        }
        boolean isEarliest = position instanceof ReplayPosition.Earliest;
        return request.setReplayPreset(isEarliest ? ReplayPreset.EARLIEST : ReplayPreset.LATEST)
                .build();
    }

    private static ByteString bytes(String channel, ReplayId id) {
        try {
            return EventReader.bytes(id);
        } catch (IllegalArgumentException e) {
            throw foreign(channel, id);
        }
    }

    /** A position of CometD, for example: the service would not know it either. */
    private static PositionLostException foreign(String channel, ReplayId id) {
        String message = "the position " + id + " of " + channel + " was not given by the Pub/Sub API";
        ApiError error = ApiError.of(new ErrorCode("REPLAY_ID_NOT_OF_PUBSUB"), message);
        return new PositionLostException(
                message, new ApiException(message, 400, List.of(error), Retryability.NEVER, Delivery.NOT_SENT, null));
    }
}
