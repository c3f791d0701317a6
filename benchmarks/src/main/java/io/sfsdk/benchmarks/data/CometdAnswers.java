package io.sfsdk.benchmarks.data;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a CometD server says to a client that only reads: whatever is polled for is answered at once. */
public final class CometdAnswers {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final int events;
    private long replayId = 1;

    /** @param events how many come with each answer to a poll */
    public CometdAnswers(int events) {
        this.events = events;
    }

    /**
     * The body of the answer.
     *
     * @param request the body of a request with one message
     */
    public byte[] answer(String request) {
        if (request.contains("/meta/connect")) {
            long first = replayId;
            replayId += events;
            return OrderEvents.answer(first, events, id(request));
        }
        return said(request).replace("ID", id(request)).getBytes(StandardCharsets.UTF_8);
    }

    /** CometD's client goes on only when an answer has its request's id. */
    private static String id(String request) {
        Matcher found = ID.matcher(request);
        return found.find() ? found.group(1) : "1";
    }

    private static String said(String request) {
        if (request.contains("/meta/handshake")) {
            return "[{\"ext\":{\"replay\":true,\"payload.format\":true},\"minimumVersion\":\"1.0\",\"clientId\":\"c1\","
                    + "\"supportedConnectionTypes\":[\"long-polling\"],\"channel\":\"/meta/handshake\",\"id\":\"ID\","
                    + "\"version\":\"1.0\",\"successful\":true}]";
        }
        if (request.contains("/meta/subscribe")) {
            return "[{\"clientId\":\"c1\",\"channel\":\"/meta/subscribe\",\"id\":\"ID\",\"subscription\":\""
                    + OrderEvents.CHANNEL + "\",\"successful\":true}]";
        }
        return "[{\"channel\":\"/meta/disconnect\",\"id\":\"ID\",\"successful\":true}]";
    }
}
