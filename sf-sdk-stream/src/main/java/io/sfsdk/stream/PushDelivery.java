package io.sfsdk.stream;

import io.sfsdk.record.RecordId;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the org says of one text that was pushed.
 *
 * @param reached to how many subscribers it went; empty for one that was for all, which the org does not count
 * @param online of each user that was named, whether that one was subscribed
 */
public record PushDelivery(OptionalInt reached, Map<RecordId, Boolean> online) {
    public PushDelivery {
        online = Map.copyOf(online);
    }
}
