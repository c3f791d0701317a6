package io.sfsdk.pubsub;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.pubsub.wire.PubSubGrpc;
import io.sfsdk.pubsub.wire.SchemaRequest;
import io.sfsdk.pubsub.wire.TopicInfo;
import io.sfsdk.pubsub.wire.TopicRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The service's calls, each with the session's headers. Safe to share. */
final class Calls {
    private final Connection connection;
    private final Session session;
    private final Duration deadline;

    /** @param deadline longest wait for the answer of a call that has one answer */
    Calls(Connection connection, Session session, Duration deadline) {
        this.connection = connection;
        this.session = session;
        this.deadline = deadline;
    }

    Session session() {
        return session;
    }

    /** @param begin gives the inbox to the call that it is for */
    @SuppressWarnings("unchecked")
    <Q, A> StreamCall<Q, A> stream(
            AccessToken token,
            Inbox<Q, A> inbox,
            BiFunction<PubSubGrpc.PubSubStub, Inbox<Q, A>, StreamObserver<Q>> begin) {
        PubSubGrpc.PubSubStub stub = PubSubGrpc.newStub(connection.channel()).withInterceptors(session.headers(token));
        ClientCallStreamObserver<Q> call = (ClientCallStreamObserver<Q>) begin.apply(stub, inbox);
        return new StreamCall<>(call, inbox, new SessionWatch(session, token));
    }

    String schema(String id) {
        SchemaRequest request = SchemaRequest.newBuilder().setSchemaId(id).build();
        return asking("reading the schema " + id, stub -> stub.getSchema(request))
                .getSchemaJson();
    }

    TopicInfo topic(String name) {
        TopicRequest request = TopicRequest.newBuilder().setTopicName(name).build();
        return asking("reading the topic " + name, stub -> stub.getTopic(request));
    }

    /** Reads, and so may ask again: once, with a new session, if the old one was refused. */
    private <T> T asking(String attempt, Function<PubSubGrpc.PubSubBlockingStub, T> call) {
        try {
            return once(attempt, call);
        } catch (SalesforceException e) {
            if (e.retryability() != Retryability.AFTER_LOGIN) {
                throw e;
            }
            return once(attempt, call);
        }
    }

    /** Asks once. A session that was refused is forgotten. */
    <T> T once(String attempt, Function<PubSubGrpc.PubSubBlockingStub, T> call) {
        AccessToken token = session.token();
        try {
            return call.apply(PubSubGrpc.newBlockingStub(connection.channel())
                    .withInterceptors(session.headers(token))
                    .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (StatusRuntimeException e) {
            SalesforceException failure = Refusals.of(attempt, e);
            session.heard(failure, token);
            throw failure;
        }
    }
}
