package io.sfsdk.pubsub;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.pubsub.wire.ManagedFetchRequest;
import io.sfsdk.pubsub.wire.ManagedFetchResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One managed subscription. The server begins behind what was committed, whatever position it is asked for. */
final class ManagedTransport implements ManagedEventTransport {
    private static final String ID = "18x\\w{12}(\\w{3})?";

    private final Managed parts;
    private final String nameOrId;
    private final AtomicReference<@Nullable ManagedConnection> current = new AtomicReference<>();

    ManagedTransport(Managed parts, String nameOrId) {
        if (!nameOrId.matches("\\w+")) {
            throw new IllegalArgumentException(
                    "a managed subscription has a developer name or an id (18x...), got '" + nameOrId + "'");
        }
        this.parts = parts;
        this.nameOrId = nameOrId;
    }

    @Override
    public String origin() {
        return "pubsub-managed";
    }

    @Override
    public String channel() {
        return "/managed/" + nameOrId;
    }

    @Override
    public EventConnection open(String channel, ReplayPosition position) {
        if (!channel.equals(channel())) {
            throw new IllegalArgumentException("the subscription is " + channel() + ", not " + channel);
        }
        parts.spending().require(channel);
        ManagedFetchRequest.Builder first = ManagedFetchRequest.newBuilder();
        ManagedFetchRequest named = nameOrId.matches(ID)
                ? first.setSubscriptionId(nameOrId).build()
                : first.setDeveloperName(nameOrId).build();
        AccessToken token = parts.calls().session().token();
        Commits commits = new Commits(channel);
        StreamCall<ManagedFetchRequest, ManagedFetchResponse> call = parts.calls().stream(
                token, new Inbox<>(commits::arrived), (stub, inbox) -> stub.managedSubscribe(inbox));
        ManagedConnection opened = new ManagedConnection(channel, named, call, commits, parts);
        current.set(opened);
        return opened;
    }

    @Override
    public void commit(ReplayId handled) {
        ManagedConnection connection = current.get();
        if (connection != null) {
            connection.commit(handled);
        }
    }

    @Override
    public void confirm() {
        ManagedConnection connection = current.get();
        if (connection != null) {
            connection.confirm();
        }
    }
}
