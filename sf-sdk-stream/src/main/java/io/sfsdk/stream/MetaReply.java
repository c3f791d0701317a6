package io.sfsdk.stream;

import org.jspecify.annotations.Nullable;

/**
 * A message of the protocol itself.
 *
 * @param channel {@code /meta/handshake} and so on
 * @param isSuccessful whether it says so
 * @param clientId of the session; null if it does not tell
 * @param error {@code code:arguments:text}; null for none
 * @param failureReason what Salesforce says besides; it is the real reason where there is one
 * @param advice as it was before, changed by what this one says
 */
record MetaReply(
        String channel,
        boolean isSuccessful,
        @Nullable String clientId,
        @Nullable String error,
        @Nullable String failureReason,
        Advice advice) {
    static final String HANDSHAKE = "/meta/handshake";
    static final String CONNECT = "/meta/connect";
    static final String SUBSCRIBE = "/meta/subscribe";
    static final String DISCONNECT = "/meta/disconnect";

    static boolean isMeta(String channel) {
        return channel.startsWith("/meta/");
    }

    /** What the org says of its refusal. */
    String reason() {
        if (failureReason != null) {
            return failureReason;
        }
        return error == null ? "no reason given, advice " + advice.reconnect() : error;
    }
}
