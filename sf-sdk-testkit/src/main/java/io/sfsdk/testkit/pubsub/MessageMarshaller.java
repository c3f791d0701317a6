package io.sfsdk.testkit.pubsub;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a client sends; the server sends bytes. */
final class MessageMarshaller implements MethodDescriptor.Marshaller<ProtoMessage> {
    @Override
    public InputStream stream(ProtoMessage value) {
        throw new UnsupportedOperationException("only clients send these");
    }

    @Override
    public ProtoMessage parse(InputStream stream) {
        try {
            return ProtoMessage.read(stream.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            throw Status.INTERNAL
                    .withDescription("Invalid protobuf byte sequence")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
