package io.sfsdk.event;

/**
 * A place in a channel's stream, as the org names it. Opaque: it is kept and given back as it came, never compared for order and
 * never computed. Worth something for the channel it came from alone, over the protocol it came by.
 *
 * @param value not blank and without white space; the number of CometD, or the bytes of Pub/Sub as hexadecimal digits
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_durability.htm">Streaming
 *     API Developer Guide, Message Durability</a>
 */
public record ReplayId(String value) {
    public ReplayId {
        if (value.isEmpty() || hasWhitespace(value)) {
            throw new IllegalArgumentException("a replay id is a word without white space");
        }
    }

    private static boolean hasWhitespace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return value;
    }
}
