package io.sfsdk.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The head of a change event.
 *
 * @param entityName the object's API name, for example {@code Account}
 * @param recordIds the records, at least one: 18 characters each; of a gap also {@code 001*}, which means all records of that prefix,
 *     and of an overflow {@code 000000000000000AAA}
 * @param changeType what happened to them
 * @param changeOrigin the API and client that did it, for example {@code com/salesforce/api/rest/62.0;client=acme}; empty for other
 *     origins
 * @param transactionKey the same for all changes of one transaction
 * @param sequenceNumber the place in the transaction, from 1; with holes
 * @param commitTimestamp when it was committed
 * @param commitNumber the org's number of the commit, exact beyond 2^53; 0 if it does not say
 * @param commitUser the id of the user who did it
 * @param changedFields names of changed fields, those of a compound as {@code BillingAddress.Street}; empty where the API does not
 *     tell
 * @param nulledFields names of cleared fields; CometD does not tell, and has them as null among the event's fields
 * @param diffFields names of long texts that come as a difference and not as a value; CometD does not tell
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
 *     Data Capture Developer Guide, Change Event Header Fields</a>
 */
public record ChangeEventHeader(
        String entityName,
        List<String> recordIds,
        ChangeType changeType,
        String changeOrigin,
        String transactionKey,
        int sequenceNumber,
        Instant commitTimestamp,
        long commitNumber,
        String commitUser,
        List<String> changedFields,
        List<String> nulledFields,
        List<String> diffFields) {
    private static final String CLIENT = ";client=";

    public ChangeEventHeader {
        recordIds = List.copyOf(recordIds);
        if (recordIds.isEmpty()) {
            throw new IllegalArgumentException("a change event of " + entityName + " names no record");
        }
        changedFields = List.copyOf(changedFields);
        nulledFields = List.copyOf(nulledFields);
        diffFields = List.copyOf(diffFields);
    }

    /** The name that the changing client gave of itself ({@code Sforce-Call-Options}), by which one knows one's own writes. */
    public Optional<String> originClient() {
        int client = changeOrigin.indexOf(CLIENT);
        return client < 0 ? Optional.empty() : Optional.of(changeOrigin.substring(client + CLIENT.length()));
    }

    @Override
    public String toString() {
        return changeType + " " + entityName + recordIds;
    }
}
