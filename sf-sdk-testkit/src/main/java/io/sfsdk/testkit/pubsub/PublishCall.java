package io.sfsdk.testkit.pubsub;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One PublishStream call: answers each request in its turn, all of one topic.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/publish-stream-rpc.html">PublishStream
 *     RPC</a>
 */
final class PublishCall implements StreamObserver<ProtoMessage> {
    static final String METHOD = "PublishStream";

    private final ReentrantLock lock = new ReentrantLock();
    private final Publishing publishing;
    private final Streams streams;
    private final StreamObserver<byte[]> answers;
    private final String user;
    private final String token;
    private String topic = "";
    private boolean isOver;

    PublishCall(Publishing publishing, Streams streams, StreamObserver<byte[]> answers) {
        this.publishing = publishing;
        this.streams = streams;
        this.answers = answers;
        this.user = Gate.USER.get();
        this.token = Gate.TOKEN.get();
        if (answers instanceof ServerCallStreamObserver<byte[]> call) {
            call.setOnCancelHandler(this::over);
        }
        streams.publishing().add(this);
    }

    /** What is published stays so, whether or not its answer is sent. */
    @Override
    public void onNext(ProtoMessage request) {
        String named = request.text(1);
        if (topic.isEmpty()) {
            topic = named;
        } else if (!named.isEmpty() && !named.equals(topic)) {
            end(Refusal.PUBLISH_TOPIC.of(METHOD));
            return;
        }
        try {
            byte[] answer = publishing.answer(METHOD, topic, request, user);
            if (streams.publishing().isAnswerLost()) {
                end(Refusal.outage().of(METHOD));
            } else if (!streams.isStalled()) {
                say(answer);
            }
        } catch (StatusRuntimeException e) {
            end(e);
        }
    }

    /** An answer to nothing, as some clients report them of idle streams. */
    void keepAlive() {
        say(Messages.pending(new ProtoWriter(), 0).toBytes());
    }

    private void say(byte[] answer) {
        lock.lock();
        try {
            if (!isOver) {
                answers.onNext(answer);
            }
        } finally {
            lock.unlock();
        }
    }

    String token() {
        return token;
    }

    void end(StatusRuntimeException end) {
        if (over()) {
            answers.onError(end);
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
        streams.publishing().remove(this);
        return true;
    }
}
