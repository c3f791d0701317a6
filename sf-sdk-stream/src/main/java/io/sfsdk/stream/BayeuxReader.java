package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one answer: a list of messages in any order, replies and events mixed, each with its members in any order. */
final class BayeuxReader {
    private final byte[] body;
    private final JsonParser parser;
    private final String subscribed;
    private final Instant receivedAt;
    private final List<MetaReply> replies = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final LastEvent last = new LastEvent();
    private Advice advice;

    private BayeuxReader(byte[] body, JsonParser parser, String subscribed, Advice advice, Instant receivedAt) {
        this.body = body;
        this.parser = parser;
        this.subscribed = subscribed;
        this.advice = advice;
        this.receivedAt = receivedAt;
    }

    /**
     * The whole answer or an exception.
     *
     * @param length bytes of the body
     * @param subscribed the session's channel; its events are called by that name, filter and all
     * @param advice as it was until now
     */
    static BayeuxAnswer read(byte[] body, int length, String subscribed, Advice advice, Instant receivedAt)
            throws IOException {
        try (JsonParser parser = Json.parser(body, length)) {
            BayeuxReader reader = new BayeuxReader(body, parser, subscribed, advice, receivedAt);
            reader.messages();
            return new BayeuxAnswer(List.copyOf(reader.replies), reader.events);
        }
    }

    private void messages() throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            message();
        } else {
            Json.require(parser, JsonToken.START_ARRAY, "an answer");
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                message();
            }
            Json.require(parser, JsonToken.END_ARRAY, "an answer");
        }
        if (parser.nextToken() != null) {
            throw Json.misshapen("more after its end", parser);
        }
    }

    private void message() throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String channel = null;
        String clientId = null;
        String error = null;
        String failureReason = null;
        boolean isSuccessful = false;
        Frame frame = null;
        last.message.begin();
        for (String name = last.message.next(parser); name != null; name = last.message.next(parser)) {
            parser.nextToken();
            switch (name) {
                case "channel" -> channel = Json.text(parser, subscribed);
                case "clientId" -> clientId = Json.text(parser);
                case "successful" -> isSuccessful = parser.currentToken() == JsonToken.VALUE_TRUE;
                case "error" -> error = Json.text(parser);
                case "ext" -> failureReason = failureReason();
                case "advice" -> advice();
                case "data" -> frame = data();
                default -> parser.skipChildren();
            }
        }
        if (channel == null) {
            throw Json.misshapen("a message without a channel", parser);
        }
        if (MetaReply.isMeta(channel)) {
            replies.add(new MetaReply(channel, isSuccessful, clientId, error, failureReason, advice));
        } else if (channel.equals(BayeuxRequest.withoutFilter(subscribed)) || channel.equals(subscribed)) {
            event(frame, start);
        }
    }

    private @Nullable Frame data() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        Frame frame = new Frame(last);
        frame.read(parser);
        return frame;
    }

    /** Without its place in the stream an event can be neither stored nor left out. */
    private void event(@Nullable Frame frame, int start) throws IOException {
        if (frame == null || frame.replayId == null) {
            throw Json.misshapen("an event without a replay id", parser);
        }
        int end = (int) parser.currentLocation().getByteOffset();
        events.add(EventMaker.event(
                subscribed,
                frame,
                frame.replayId,
                receivedAt,
                () -> new String(body, start, end - start, StandardCharsets.UTF_8)));
    }

    private @Nullable String failureReason() throws IOException {
        String reason = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("sfdc")) {
                reason = failureReason();
            } else if (name.equals("failureReason")) {
                reason = Json.text(parser);
            } else {
                parser.skipChildren();
            }
        }
        return reason;
    }

    private void advice() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("reconnect")) {
                advice = advice.withReconnect(Json.text(parser));
            } else {
                Long millis = Json.number(parser);
                advice = millis == null ? advice : advice(name, millis);
            }
        }
    }

    private Advice advice(String name, long millis) {
        return switch (name) {
            case "interval" -> advice.withInterval(millis);
            case "timeout" -> advice.withTimeout(millis);
            default -> advice;
        };
    }
}
