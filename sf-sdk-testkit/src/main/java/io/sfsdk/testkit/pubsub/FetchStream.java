package io.sfsdk.testkit.pubsub;

import io.grpc.stub.StreamObserver;
import io.sfsdk.testkit.events.InvalidReplayIdException;
import java.util.OptionalLong;

/**
 * One Subscribe call.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html">Subscribe RPC</a>
 */
final class FetchStream extends EventStream {
    static final String METHOD = "Subscribe";
    private static final int CUSTOM = 2;

    private final Streams streams;

    FetchStream(PubSubContext context, Streams streams, StreamObserver<byte[]> answers) {
        super(METHOD, context, streams, answers);
        this.streams = streams;
    }

    @Override
    public void onNext(ProtoMessage request) {
        String named = request.text(1);
        long demand = request.number(4);
        if (demand < 1) {
            refuse(Refusal.DEMAND);
        } else if (topic().isEmpty()) {
            addCredit(demand);
            first(named, request);
        } else if (!named.isEmpty() && !named.equals(topic())) {
            refuse(Refusal.OTHER_TOPIC);
        } else {
            addCredit(demand);
            send();
        }
    }

    private void first(String named, ProtoMessage request) {
        if (!streams.topics().exists(named)) {
            refuse(Refusal.NO_TOPIC);
            return;
        }
        if (!streams.topics().isOpenTo(named, userId())) {
            refuse(Refusal.NO_PERMISSION);
            return;
        }
        boolean isCustom = request.number(2) == CUSTOM;
        if (isCustom && request.bytes(3).length == 0) {
            refuse(Refusal.NO_POSITION);
            return;
        }
        OptionalLong position =
                isCustom ? Messages.replayId(request.bytes(3)) : OptionalLong.of(-1 - request.number(2));
        if (position.isEmpty() || (isCustom && position.getAsLong() < 0)) {
            refuse(Refusal.POSITION);
            return;
        }
        try {
            begin(named, position.getAsLong());
        } catch (InvalidReplayIdException e) {
            refuse(Refusal.POSITION);
        }
    }
}
