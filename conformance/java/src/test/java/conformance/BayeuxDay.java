package conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A subscriber's day with CometD's own client, which knows nothing of Salesforce but the replay extension written here. */
@ExtendWith(Waiting.class)
class BayeuxDay {
    private static final String DEMO = "/event/Demo__e";
    private static final long SECONDS = 20;

    private final HttpClient http = new HttpClient();
    private final BlockingQueue<Message> events = new LinkedBlockingQueue<>();
    private String token;
    private Org org;
    private BayeuxClient client;

    @BeforeEach
    void shakeHands() throws Exception {
        org = Org.started();
        token = JwtLogin.sessionId(org);
        http.start();
        client = new BayeuxClient(org.get("instanceUrl") + "/cometd/" + Org.VERSION, transport());
        client.handshake();
        assertThat(client.waitFor(SECONDS * 1_000, BayeuxClient.State.CONNECTED))
                .isTrue();
    }

    private JettyHttpClientTransport transport() {
        return new JettyHttpClientTransport(null, http) {
            @Override
            protected void customize(Request request) {
                request.headers(headers -> headers.put("Authorization", "Bearer " + token));
            }
        };
    }

    @AfterEach
    void hangUp() throws Exception {
        client.disconnect(SECONDS * 1_000);
        http.stop();
    }

    @Test
    void anEventReachesItsSubscriber() throws Exception {
        Message reply = subscribe(DEMO, -1);
        String uuid = publish("hello");

        Message event = next();

        assertThat(reply.isSuccessful()).isTrue();
        assertThat(text(event)).isEqualTo("hello");
        assertThat(part(event, "event").get("EventUuid")).isEqualTo(uuid);
    }

    @Test
    void aSubscriberComesBackToWhereItWas() throws Exception {
        subscribe(DEMO, -1);
        publish("one");
        publish("two");
        Object position = part(next(), "event").get("replayId");
        next();
        client.getChannel(DEMO).unsubscribe();

        subscribe(DEMO, position);

        assertThat(text(next())).isEqualTo("two");
    }

    @Test
    void aChannelThatDoesNotExistIsRefused() throws Exception {
        Message reply = subscribe("/event/Nothing__e", -1);

        assertThat(reply.isSuccessful()).isFalse();
        assertThat(reply.get("error"))
                .isEqualTo("400::The channel you requested to subscribe to does not exist {/event/Nothing__e}");
    }

    @Test
    void aReplayIdThatNeverWasIsRefused() throws Exception {
        Message reply = subscribe(DEMO, 1);

        assertThat(reply.isSuccessful()).isFalse();
        assertThat(reply.get("error").toString()).startsWith("400::The replayId {1} you provided was invalid.");
    }

    @Test
    void anEventReachesAClientWhoseConnectWaits() throws Exception {
        BlockingQueue<Message> connects = new LinkedBlockingQueue<>();
        client.getChannel(Channel.META_CONNECT)
                .addListener((ClientSessionChannel.MessageListener) (channel, message) -> connects.add(message));
        subscribe(DEMO, -1);
        publish("first");
        next();
        publish("second");

        assertThat(text(next())).isEqualTo("second");
        assertThat(connects.poll(SECONDS, TimeUnit.SECONDS).isSuccessful()).isTrue();
    }

    /** The reply to the subscription. */
    private Message subscribe(String channel, Object replayId) throws InterruptedException {
        BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
        ClientSession.Extension replay = new ClientSession.Extension() {
            @Override
            public boolean sendMeta(ClientSession session, Message.Mutable message) {
                if (Channel.META_SUBSCRIBE.equals(message.getChannel())) {
                    message.getExt(true).put("replay", Map.of(channel, replayId));
                }
                return true;
            }
        };
        client.addExtension(replay);
        client.getChannel(channel).subscribe((from, message) -> events.add(message), replies::add);
        Message reply = replies.poll(SECONDS, TimeUnit.SECONDS);
        client.removeExtension(replay);
        assertThat(reply).isNotNull();
        return reply;
    }

    private Message next() throws InterruptedException {
        Message event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static Object text(Message event) {
        return part(event, "payload").get("Text__c");
    }

    private static Map<?, ?> part(Message event, String name) {
        return (Map<?, ?>) event.getDataAsMap().get(name);
    }

    /** The event's UUID. */
    private String publish(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(org.get("instanceUrl") + "/services/data/v" + Org.VERSION + "/sobjects/Demo__e"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Text__c\":\"" + text + "\"}"))
                .build();
        String answer = java.net.http.HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode error = new ObjectMapper().readTree(answer).required("errors").required(0);
        assertThat(error.required("statusCode").asText()).isEqualTo("OPERATION_ENQUEUED");
        return error.required("message").asText();
    }
}
