package io.sfsdk.testkit.events;

import io.sfsdk.testkit.avro.AvroEvent;
import io.sfsdk.testkit.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened, before it has a place on a channel. Immutable. */
public interface EventBody {
    /** Whose event it is: for a change event the object, for a platform event its definition. */
    String objectName();

    /** The users it is for; empty for all. */
    default Set<String> userIds() {
        return Set.of();
    }

    /** As a user is told it to whom the org looks so: without the fields that are hidden from them. */
    default EventBody seenBy(Schema schema) {
        return this;
    }

    /**
     * The {@code data} of a Streaming API message.
     *
     * @param version the API version of the client, for example 66
     */
    Map<String, @Nullable Object> data(long replayId, int version);

    /** Its form for the Pub/Sub API; empty of what that API does not deliver. */
    default Optional<AvroEvent> avro() {
        return Optional.empty();
    }
}
