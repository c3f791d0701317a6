package io.sfsdk.testkit.events;

import java.util.List;
import java.util.Map;

/**
 * A channel that an administrator made for change events.
 *
 * @param name for example {@code /data/Sales__chn}
 * @param members the objects it tells, each with the fields that updates and deletions bring along
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_enrichment.htm">Enriched
 *     Fields</a>
 */
public record ChangeChannel(String name, Map<String, List<String>> members) {
    public ChangeChannel {
        if (!name.matches("/data/\\w+__chn")) {
            throw new IllegalArgumentException("not the name of a custom channel of change events: " + name);
        }
        members = Map.copyOf(members);
    }
}
