package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import java.util.List;

/**
 * The change events of one transaction. {@link #toString()} shows no field value.
 *
 * @param key the org's name of the transaction; empty if it gave none
 * @param events changes, gaps and overflows by their sequence number, which has holes where an object is not subscribed
 * @param part from 1; more than one if the transaction has more events than were allowed at once
 * @param end how it was known that no more belong to this part
 * @param unreadable events that came among these and could not be read: they are dead letters, and may be of this transaction
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_replication_steps.htm">Change
 *     Data Capture Developer Guide, Transaction-Based Replication</a>
 */
public record ChangeTransaction(String key, List<Event> events, int part, End end, int unreadable) {
    public ChangeTransaction {
        events = List.copyOf(events);
    }

    /** What came behind the last of the events. */
    public enum End {
        /** An event of another transaction. */
        NEXT_BEGAN,

        /** Nothing for as long as was to be waited. Should more of it come after all, that is handed over under the same key. */
        SILENCE,

        /** More of the same transaction: the next part. */
        MORE_FOLLOWS
    }

    /** Whether this is all of the transaction, as far as the channel tells. */
    public boolean isWhole() {
        return part == 1 && end != End.MORE_FOLLOWS && unreadable == 0;
    }

    @Override
    public String toString() {
        return "ChangeTransaction[" + key + ", part " + part + ", " + events.size() + " events, " + end + "]";
    }
}
