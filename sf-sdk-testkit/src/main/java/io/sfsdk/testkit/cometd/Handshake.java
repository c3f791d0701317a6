package io.sfsdk.testkit.cometd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /meta/handshake}: makes a client. */
final class Handshake {
    private static final String LONG_POLLING = "long-polling";

    private final CometdContext context;
    private final StreamClients clients;
    private final StreamFaults faults;

    Handshake(CometdContext context, StreamClients clients, StreamFaults faults) {
        this.context = context;
        this.clients = clients;
        this.faults = faults;
    }

    Map<String, @Nullable Object> answer(Message message, CometdCall call) {
        check(message, call);
        StreamClient client = clients.open(call.userId().orElseThrow(), call.cookies());
        call.setCookie(Cookies.BROWSER, client.browser());
        call.setCookie(Cookies.ROUTING, client.routing());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        Map<String, @Nullable Object> ext = new LinkedHashMap<>();
        ext.put("replay", true);
        ext.put("payload.format", true);
        reply.put("ext", ext);
        reply.put("minimumVersion", "1.0");
        reply.put("clientId", client.id());
        reply.put("supportedConnectionTypes", List.of(LONG_POLLING));
        reply.putAll(message.reply());
        reply.put("clientId", client.id());
        reply.put("version", "1.0");
        reply.put("successful", true);
        client.answered();
        return reply;
    }

    private void check(Message message, CometdCall call) {
        String failure = faults.nextHandshake();
        if (failure != null) {
            throw CometdRefusal.handshake(failure);
        }
        if (!call.authenticates()) {
            throw CometdRefusal.handshake("401::Request requires authentication");
        }
        if (call.userId().isEmpty()) {
            throw CometdRefusal.handshake(CometdRefusal.AUTHENTICATION_INVALID);
        }
        checkTransports(message);
        clients.sweep();
        if (clients.all().size() >= context.policy().get().limits().clients()) {
            throw CometdRefusal.handshake("403::Organization concurrent user limit exceeded");
        }
    }

    private static void checkTransports(Message message) {
        Object types = message.members().get("supportedConnectionTypes");
        if (types instanceof List<?> offered && !offered.contains(LONG_POLLING)) {
            throw CometdRefusal.handshake("400::Invalid connection type " + offered);
        }
    }
}
