package io.sfsdk.testkit.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, before it has a place on a channel. Immutable. */
public interface EventBody {
    /**
     * The {@code data} of a Streaming API message.
     *
     * @param version the API version of the client, for example 66
     */
    Map<String, @Nullable Object> data(long replayId, int version);
}
