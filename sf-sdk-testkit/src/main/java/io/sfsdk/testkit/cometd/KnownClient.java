package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import org.jspecify.annotations.Nullable;

/** Finds the client that a message speaks for, if it may. */
final class KnownClient {
    private final CometdContext context;
    private final StreamClients clients;

    KnownClient(CometdContext context, StreamClients clients) {
        this.context = context;
        this.clients = clients;
    }

    StreamClient of(Message message, CometdCall call) {
        String clientId = message.text("clientId");
        if (clientId == null) {
            throw CometdRefusal.advising("handshake", "403::Client has not completed handshake");
        }
        StreamClient client = clients.find(clientId).orElseThrow(this::unknown);
        checkCookies(client, call.cookies());
        if (!call.userId().orElseThrow().equals(client.userId())) {
            throw CometdRefusal.of("400::Authenticated user id does not match the session's user id");
        }
        return client;
    }

    private void checkCookies(StreamClient client, Cookies cookies) {
        if (!context.policy().get().does(Behaviour.CHECKS_COOKIES)) {
            return;
        }
        require(Cookies.BROWSER, client.browser(), cookies, client);
        require(Cookies.ROUTING, client.routing(), cookies, client);
    }

    /** Another value of the cookie leads to a node that does not know the client. */
    private void require(String name, String value, Cookies cookies, StreamClient client) {
        @Nullable String sent = cookies.value(name);
        if (sent == null) {
            throw CometdRefusal.of(
                    "400::Client " + client.id() + " has established a session, but no " + name + " cookie present");
        }
        if (!sent.equals(value)) {
            throw unknown();
        }
    }

    CometdRefusal unknown() {
        boolean none = context.policy().get().does(Behaviour.ADVISES_NONE);
        return CometdRefusal.advising(none ? "none" : "handshake", "403::Unknown client");
    }
}
