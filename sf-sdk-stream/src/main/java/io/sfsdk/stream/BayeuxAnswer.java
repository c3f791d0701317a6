package io.sfsdk.stream;

import io.sfsdk.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * All messages of one answer.
 *
 * @param replies of the protocol, in order
 * @param events of the session's channel, in order
 */
record BayeuxAnswer(List<MetaReply> replies, List<Event> events) {
    /** The reply to a request; empty if the server left it out. */
    Optional<MetaReply> to(String channel) {
        return replies.stream().filter(reply -> reply.channel().equals(channel)).findFirst();
    }

    boolean isDisconnecting() {
        return to(MetaReply.DISCONNECT).isPresent();
    }
}
