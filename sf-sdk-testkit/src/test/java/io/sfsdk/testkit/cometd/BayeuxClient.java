package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks Bayeux by hand, for tests that look at the wire; with a cookie jar of its own. */
final class BayeuxClient {
    private final SimulatedOrg org;
    private final CookieManager jar;
    private final HttpClient http;
    private String path = "/cometd/66.0";
    private String authorization;
    private String clientId;
    private int nextId = 1;

    BayeuxClient(SimulatedOrg org) {
        this(org, new CookieManager());
    }

    BayeuxClient(SimulatedOrg org, CookieManager jar) {
        this.org = org;
        this.jar = jar;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(jar)
                .build();
        this.authorization = "Bearer " + org.accessToken();
    }

    /** Has shaken hands and has had the first, empty answer. */
    static BayeuxClient connected(SimulatedOrg org) {
        BayeuxClient client = new BayeuxClient(org);
        client.handshake();
        client.connect();
        return client;
    }

    BayeuxClient at(String otherPath) {
        this.path = otherPath;
        return this;
    }

    BayeuxClient authorizedBy(String header) {
        this.authorization = header;
        return this;
    }

    CookieManager jar() {
        return jar;
    }

    String clientId() {
        return clientId;
    }

    Map<String, Object> handshake() {
        Map<String, Object> message = message("/meta/handshake");
        message.remove("clientId");
        message.put("version", "1.0");
        message.put("minimumVersion", "1.0");
        message.put("supportedConnectionTypes", List.of("long-polling"));
        message.put("ext", Map.of("replay", true));
        Map<String, Object> reply = send(message).get(0);
        clientId = (String) reply.get("clientId");
        return reply;
    }

    List<Map<String, Object>> connect() {
        return send(connectMessage());
    }

    /** A connect that another thread waits for. */
    CompletableFuture<List<Map<String, Object>>> connectLater() {
        return http.sendAsync(request(List.of(connectMessage())), HttpResponse.BodyHandlers.ofString())
                .thenApply(BayeuxClient::frames);
    }

    Map<String, Object> connectMessage() {
        Map<String, Object> message = message("/meta/connect");
        message.put("connectionType", "long-polling");
        return message;
    }

    Map<String, Object> subscribe(String channel) {
        return send(subscribeMessage(channel)).get(0);
    }

    Map<String, Object> subscribe(String channel, Object replayId) {
        Map<String, Object> message = subscribeMessage(channel);
        message.put("ext", Map.of("replay", Map.of(channel, replayId)));
        return send(message).get(0);
    }

    Map<String, Object> subscribeMessage(String channel) {
        Map<String, Object> message = message("/meta/subscribe");
        message.put("subscription", channel);
        return message;
    }

    Map<String, Object> unsubscribe(String channel) {
        Map<String, Object> message = message("/meta/unsubscribe");
        message.put("subscription", channel);
        return send(message).get(0);
    }

    Map<String, Object> disconnect() {
        return send(message("/meta/disconnect")).get(0);
    }

    Map<String, Object> message(String channel) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("channel", channel);
        message.put("id", String.valueOf(nextId++));
        if (clientId != null) {
            message.put("clientId", clientId);
        }
        return message;
    }

    List<Map<String, Object>> send(Map<String, Object> message) {
        return send(List.of(message));
    }

    List<Map<String, Object>> send(List<Map<String, Object>> messages) {
        return frames(post(JsonWriter.toText(messages)));
    }

    HttpResponse<String> post(String body) {
        try {
            return http.send(request(body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(Object messages) {
        return request(JsonWriter.toText(messages));
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.instanceUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON array of objects
    private static List<Map<String, Object>> frames(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return (List<Map<String, Object>>) JsonReader.read(response.body());
    }

    /** The reply among the frames: the one on this meta channel. */
    static Map<String, Object> reply(List<Map<String, Object>> frames, String channel) {
        return frames.stream()
                .filter(frame -> frame.get("channel").equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** The events among the frames, in order. */
    static List<Map<String, Object>> events(List<Map<String, Object>> frames) {
        return frames.stream().filter(frame -> frame.containsKey("data")).toList();
    }

    /** Values of a payload's field in the events among the frames, in order. */
    static List<Object> payloads(List<Map<String, Object>> frames, String field) {
        List<Object> values = new ArrayList<>();
        events(frames).forEach(event -> values.add(at(event, "data", "payload", field)));
        return values;
    }

    static Object at(Map<String, Object> map, String... path) {
        Object value = map;
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
