package io.sfsdk.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event as it arrived. {@link #toString()} shows no field value.
 *
 * @param channel the channel that was subscribed
 * @param replayId its place there; change events of one transaction may share one
 * @param content what it says
 * @param uuid tells an event from its copies: the same in each delivery, whatever the replay id; null where the org gives none, as
 *     with change events over CometD
 * @param publishedAt when it was published or committed, by the org's clock; null if it does not say
 * @param receivedAt when it was read, by this host's clock
 */
public record Event(
        String channel,
        ReplayId replayId,
        EventContent content,
        @Nullable String uuid,
        @Nullable Instant publishedAt,
        Instant receivedAt) {

    public Optional<String> id() {
        return Optional.ofNullable(uuid);
    }

    public Optional<Instant> published() {
        return Optional.ofNullable(publishedAt);
    }

    /** The change it reports, if it is a change event that says what changed. */
    public Optional<EventContent.Change> change() {
        return content instanceof EventContent.Change change ? Optional.of(change) : Optional.empty();
    }

    /**
     * Whether the next event may have the same replay id. Enriched change events of one transaction do, so a position may move to
     * theirs only when the last of them has been handled.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_enrichment.htm">Change
     *     Data Capture Developer Guide, Enrich Change Events with Extra Fields</a>
     */
    public boolean mayShareReplayId() {
        return !(content instanceof EventContent.Published
                || content instanceof EventContent.Notice
                || content instanceof EventContent.Message);
    }

    @Override
    public String toString() {
        return "Event[" + channel + " " + replayId + ", " + content + "]";
    }
}
