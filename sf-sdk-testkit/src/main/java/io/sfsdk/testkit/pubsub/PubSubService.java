package io.sfsdk.testkit.pubsub;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import java.util.Optional;
import java.util.function.Function;

/** The service's calls. */
final class PubSubService implements BindableService {
    private static final String SERVICE = "eventbus.v1.PubSub";

    private final PubSubContext context;
    private final Streams streams;
    private final Publishing publishing;

    PubSubService(PubSubContext context, Streams streams, Publishing publishing) {
        this.context = context;
        this.streams = streams;
        this.publishing = publishing;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(
                        method(FetchStream.METHOD, MethodType.BIDI_STREAMING),
                        ServerCalls.asyncBidiStreamingCall(answers -> new FetchStream(context, streams, answers)))
                .addMethod(
                        method(ManagedStream.METHOD, MethodType.BIDI_STREAMING),
                        ServerCalls.asyncBidiStreamingCall(answers -> new ManagedStream(context, streams, answers)))
                .addMethod(method("GetSchema", MethodType.UNARY), ServerCalls.asyncUnaryCall(unary(this::schema)))
                .addMethod(method("GetTopic", MethodType.UNARY), ServerCalls.asyncUnaryCall(unary(this::topic)))
                .addMethod(method("Publish", MethodType.UNARY), ServerCalls.asyncUnaryCall(unary(publishing::answer)))
                .addMethod(
                        method("PublishStream", MethodType.BIDI_STREAMING),
                        ServerCalls.asyncBidiStreamingCall(answers -> new PublishCall(publishing, streams, answers)))
                .build();
    }

    private static MethodDescriptor<ProtoMessage, byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<ProtoMessage, byte[]>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(new MessageMarshaller())
                .setResponseMarshaller(new BytesMarshaller())
                .build();
    }

    private static ServerCalls.UnaryMethod<ProtoMessage, byte[]> unary(Function<ProtoMessage, byte[]> call) {
        return (request, answers) -> {
            try {
                answers.onNext(call.apply(request));
                answers.onCompleted();
            } catch (StatusRuntimeException e) {
                answers.onError(e);
            }
        };
    }

    private byte[] schema(ProtoMessage request) {
        String id = request.text(1);
        Optional<String> json = streams.schemas().find(id);
        return Messages.schema(id, json.orElseThrow(() -> Refusal.SCHEMA.of("GetSchema")))
                .toBytes();
    }

    private byte[] topic(ProtoMessage request) {
        String name = request.text(1);
        Topics topics = streams.topics();
        if (!topics.exists(name)) {
            throw Refusal.NO_TOPIC.of("GetTopic");
        }
        boolean mayPublish = topics.event(name).isPresent();
        return Messages.topic(name, context.store().organizationId(), mayPublish, topics.schemaId(name))
                .toBytes();
    }
}
