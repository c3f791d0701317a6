package io.sfsdk.testkit.pubsub;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/**
 * Lets calls pass whose three headers are of a living session of this org.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/supported-auth.html">Pub/Sub API, Authentication</a>
 */
final class Gate implements ServerInterceptor {
    static final Context.Key<String> USER = Context.key("user");
    static final Context.Key<String> TOKEN = Context.key("token");

    private static final int LONG_ID = 18;

    private final PubSubContext context;
    private final PubSubFaults faults;

    Gate(PubSubContext context, PubSubFaults faults) {
        this.context = context;
        this.faults = faults;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
        Optional<Refusal> planned = faults.next(method);
        if (planned.isPresent()) {
            return refuse(call, planned.get().of(method));
        }
        String token = header(headers, "accesstoken");
        String tenant = header(headers, "tenantid");
        if (token.isBlank() || header(headers, "instanceurl").isBlank() || tenant.length() != LONG_ID) {
            return refuse(call, Refusal.HEADERS.of(method));
        }
        Optional<String> user = context.gate().user(token);
        if (user.isEmpty() || !tenant.equals(context.store().organizationId())) {
            return refuse(call, Refusal.SESSION.of(method));
        }
        return Contexts.interceptCall(
                Context.current().withValues(USER, user.get(), TOKEN, token), call, headers, next);
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, StatusRuntimeException refusal) {
        Metadata trailers = refusal.getTrailers();
        call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
        return new ServerCall.Listener<>() {};
    }

    private static String header(Metadata headers, String name) {
        String value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }
}
