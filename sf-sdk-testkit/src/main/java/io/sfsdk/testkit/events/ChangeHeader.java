package io.sfsdk.testkit.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a change event.
 *
 * @param changeOrigin the API and client that wrote; empty where none did
 * @param sequenceNumber the change's place in its transaction, from 1
 * @param commitNumber grows with every commit, and is larger than a double can tell exactly
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
 *     Event Header Fields</a>
 */
record ChangeHeader(
        String entityName,
        List<String> recordIds,
        ChangeType changeType,
        String changeOrigin,
        String transactionKey,
        int sequenceNumber,
        Instant commitTimestamp,
        long commitNumber,
        String commitUser) {
    ChangeHeader {
        recordIds = List.copyOf(recordIds);
    }

    ChangeHeader of(ChangeType type, List<String> ids) {
        return new ChangeHeader(
                entityName,
                ids,
                type,
                changeOrigin,
                transactionKey,
                sequenceNumber,
                commitTimestamp,
                commitNumber,
                commitUser);
    }

    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("commitNumber", commitNumber);
        members.put("commitUser", commitUser);
        members.put("sequenceNumber", sequenceNumber);
        members.put("entityName", entityName);
        members.put("changeType", changeType.name());
        members.put("changeOrigin", changeOrigin);
        members.put("transactionKey", transactionKey);
        members.put("commitTimestamp", commitTimestamp.toEpochMilli());
        members.put("recordIds", recordIds);
        return members;
    }
}
