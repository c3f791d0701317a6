package io.sfsdk.benchmarks.data;

import java.nio.charset.StandardCharsets;

/** What a CometD server says to a client that only reads: whatever is polled for is answered at once. */
public final class CometdAnswers {
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
            return OrderEvents.answer(first, events);
        }
        return said(request).getBytes(StandardCharsets.UTF_8);
    }

    private static String said(String request) {
        if (request.contains("/meta/handshake")) {
            return "[{\"ext\":{\"replay\":true,\"payload.format\":true},\"minimumVersion\":\"1.0\",\"clientId\":\"c1\","
                    + "\"supportedConnectionTypes\":[\"long-polling\"],\"channel\":\"/meta/handshake\",\"id\":\"1\","
                    + "\"version\":\"1.0\",\"successful\":true}]";
        }
        if (request.contains("/meta/subscribe")) {
            return "[{\"clientId\":\"c1\",\"channel\":\"/meta/subscribe\",\"id\":\"2\",\"subscription\":\""
                    + OrderEvents.CHANNEL + "\",\"successful\":true}]";
        }
        return "[{\"channel\":\"/meta/disconnect\",\"id\":\"9\",\"successful\":true}]";
    }
}
