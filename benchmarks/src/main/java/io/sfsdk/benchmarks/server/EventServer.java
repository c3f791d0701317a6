package io.sfsdk.benchmarks.server;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.sfsdk.benchmarks.data.OrderEvents;
import io.sfsdk.pubsub.wire.ConsumerEvent;
import io.sfsdk.pubsub.wire.FetchRequest;
import io.sfsdk.pubsub.wire.FetchResponse;
import io.sfsdk.pubsub.wire.ProducerEvent;
import io.sfsdk.pubsub.wire.PubSubGrpc;
import io.sfsdk.pubsub.wire.SchemaInfo;
import io.sfsdk.pubsub.wire.SchemaRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Serves over gRPC as many events as are asked for, made beforehand, so that a client's own work is all that takes time. */
public final class EventServer implements AutoCloseable {
    private static final String SCHEMA_ID = "dffQ2QLzDNHqwB8_sHMxdA";
    private static final int KINDS = 1_000;

    private final Server server;

    private EventServer(Server server) {
        this.server = server;
    }

    static EventServer start() throws IOException {
        return new EventServer(Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new Service())
                .build()
                .start());
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Service extends PubSubGrpc.PubSubImplBase {
        private final List<ProducerEvent> made = new ArrayList<>();

        Service() {
            for (byte[] payload : OrderEvents.avro(KINDS)) {
                made.add(ProducerEvent.newBuilder()
                        .setId("2ec0e371-1395-457f-9275-be1b" + (10_000_000 + made.size()))
                        .setSchemaId(SCHEMA_ID)
                        .setPayload(ByteString.copyFrom(payload))
                        .build());
            }
        }

        @Override
        public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> answer) {
            answer.onNext(SchemaInfo.newBuilder()
                    .setSchemaId(request.getSchemaId())
                    .setSchemaJson(OrderEvents.SCHEMA)
                    .build());
            answer.onCompleted();
        }

        @Override
        public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> answers) {
            return new Subscriber(answers);
        }

        private final class Subscriber implements StreamObserver<FetchRequest> {
            private final StreamObserver<FetchResponse> answers;
            private long replayId;

            Subscriber(StreamObserver<FetchResponse> answers) {
                this.answers = answers;
            }

            @Override
            public void onNext(FetchRequest request) {
                FetchResponse.Builder answer = FetchResponse.newBuilder();
                for (int i = 0; i < request.getNumRequested(); i++) {
                    answer.addEvents(ConsumerEvent.newBuilder()
                            .setEvent(made.get((int) (++replayId % KINDS)))
                            .setReplayId(ByteString.copyFrom(
                                    ByteBuffer.allocate(Long.BYTES).putLong(0, replayId))));
                }
                answers.onNext(answer.build());
            }

            @Override
            public void onError(Throwable cause) {
                // The client is gone, which is how every benchmark ends.
            }

            @Override
            public void onCompleted() {
                answers.onCompleted();
            }
        }
    }
}
