package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code /cometd}. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/intro_stream.htm">Streaming API Developer Guide</a>
 */
public final class CometdApi {
    static final String HANDSHAKE = "/meta/handshake";
    static final String CONNECT = "/meta/connect";
    static final String SUBSCRIBE = "/meta/subscribe";
    static final String UNSUBSCRIBE = "/meta/unsubscribe";
    static final String DISCONNECT = "/meta/disconnect";

    private static final int MOST_BYTES = 32_768;

    private final CometdContext context;
    private final StreamClients clients;
    private final Streaming streaming;
    private final KnownClient known;
    private final Handshake handshake;
    private final Connect connect;
    private final Subscribe subscribe;

    public CometdApi(CometdContext context) {
        this.context = context;
        this.clients = new StreamClients(context);
        context.events().usage().clients(() -> clients.all().size());
        StreamFaults faults = new StreamFaults();
        this.streaming = new Streaming(clients, faults);
        this.known = new KnownClient(context, clients);
        Delivering delivering = new Delivering(context, faults);
        this.handshake = new Handshake(context, clients, faults);
        this.connect = new Connect(context, clients, known, faults, delivering, streaming);
        this.subscribe = new Subscribe(context, known, faults, delivering);
    }

    /** The clients, for tests. */
    public Streaming streaming() {
        return streaming;
    }

    /** Called after each move of the clock. */
    public void clockMoved() {
        clients.sweep();
    }

    /** Called whenever sessions were ended. */
    public void sessionsEnded() {
        clients.all().forEach(StreamClient::look);
    }

    /** Ends every connect that waits, so that no thread waits for a clock nobody moves any more. */
    public void shutDown() {
        streaming.resume();
        streaming.forgetClients();
    }

    /** Answers a request below {@code /cometd}; a connect may take as long as a poll does. */
    public Reply answer(Exchange exchange) {
        Request request = exchange.request();
        if (request.body().length > MOST_BYTES) {
            return Reply.plain(text(413, "413 Maximum Request Size Exceeded"));
        }
        Integer version = CometdPath.version(request.path());
        if (version == null || version < CometdPath.OLDEST) {
            return Reply.plain(text(400, CometdPath.refusal(version)));
        }
        try {
            List<Message> messages = Message.listOf(JsonReader.read(request.body()));
            CometdCall call = call(exchange, version, messages.size());
            messages.forEach(message -> answer(message, call));
            return reply(call);
        } catch (JsonSyntaxException e) {
            return Reply.plain(text(400, "400::" + e.wireMessage()));
        }
    }

    private CometdCall call(Exchange exchange, int version, int messages) {
        Request request = exchange.request();
        String header = request.headers().first("Authorization").orElse("").trim();
        String token = token(header);
        Optional<String> userId = context.gate().user(token);
        userId.ifPresent(exchange::userId);
        return new CometdCall(version, token, userId, Cookies.of(request.headers()), messages);
    }

    /** With the scheme {@code Bearer} or {@code OAuth}, or bare. */
    private static String token(String header) {
        return header.substring(header.indexOf(' ') + 1).trim();
    }

    private void answer(Message message, CometdCall call) {
        try {
            switch (message.channel()) {
                case HANDSHAKE -> call.add(handshake.answer(message, call));
                case CONNECT -> connect.answer(message, call);
                case SUBSCRIBE -> subscribe.subscribe(message, call);
                case UNSUBSCRIBE -> subscribe.unsubscribe(message, call);
                case DISCONNECT -> disconnect(message, call);
                default -> throw CometdRefusal.of("403:denied_by_security_policy:publish_denied");
            }
        } catch (CometdRefusal e) {
            call.add(e.reply(message));
        }
    }

    private void disconnect(Message message, CometdCall call) {
        if (call.userId().isEmpty()) {
            throw CometdRefusal.advising("none", CometdRefusal.AUTHENTICATION_INVALID);
        }
        clients.remove(known.of(message, call), PollEnd.CLOSED);
        Map<String, @Nullable Object> reply = message.reply();
        reply.put("successful", true);
        call.add(reply);
    }

    private static Reply reply(CometdCall call) {
        if (call.isSuperseded()) {
            return Reply.plain(text(408, ""));
        }
        Response response = Response.json(200, JsonWriter.toBytes(call.frames()));
        for (String cookie : call.newCookies()) {
            response = response.with("Set-Cookie", cookie);
        }
        return call.isCut() ? new Reply(response, CutDelivery::deliver) : Reply.plain(response);
    }

    private static Response text(int status, String text) {
        return Response.of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
