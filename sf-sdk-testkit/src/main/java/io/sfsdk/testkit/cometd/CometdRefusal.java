package io.sfsdk.testkit.cometd;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refused message.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_api_error_codes.htm">Streaming
 *     API Error Codes</a>
 */
final class CometdRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Two spaces after the first sentence, as in traces. */
    static final String TOO_BUSY = "503::Server is too busy.  Please try your request again later.";

    static final String AUTHENTICATION_INVALID = "401::Authentication invalid";

    private final String error;
    private final @Nullable String failureReason;
    private final @Nullable String reconnect;

    private CometdRefusal(String error, @Nullable String failureReason, @Nullable String reconnect) {
        super(error);
        this.error = error;
        this.failureReason = failureReason;
        this.reconnect = reconnect;
    }

    /** A refusal that advises nothing: the session goes on. */
    static CometdRefusal of(String error) {
        return new CometdRefusal(error, null, null);
    }

    /** @param reconnect {@code handshake} or {@code none} */
    static CometdRefusal advising(String reconnect, String error) {
        return new CometdRefusal(error, null, reconnect);
    }

    static CometdRefusal handshake(String failureReason) {
        return new CometdRefusal("403::Handshake denied", failureReason, "none");
    }

    /** The true cause is in {@code ext.sfdc.failureReason} only. */
    static CometdRefusal disguised(String error, String failureReason, @Nullable String reconnect) {
        return new CometdRefusal(error, failureReason, reconnect);
    }

    /** The reply to what was refused. */
    Map<String, @Nullable Object> reply(Message message) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        if (failureReason != null) {
            Map<String, @Nullable Object> ext = new LinkedHashMap<>();
            ext.put("sfdc", Map.of("failureReason", failureReason));
            if (message.channel().equals(CometdApi.HANDSHAKE)) {
                ext.put("replay", true);
                ext.put("payload.format", true);
            }
            reply.put("ext", ext);
        }
        if (reconnect != null) {
            reply.put("advice", Advice.of(reconnect));
        }
        reply.putAll(message.reply());
        reply.put("error", error);
        reply.put("successful", false);
        return reply;
    }
}
