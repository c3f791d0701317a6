package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RequestOptions;
import io.sfsdk.rest.RestApi;
import java.util.Optional;

/** What did a duplicate rule find, and how does a record pass it? */
public final class DuplicateRules {
    private final SalesforceClient client;

    public DuplicateRules(SalesforceClient client) {
        this.client = client;
    }

    /** The new record, or the one that a duplicate rule finds for it. */
    public RecordId createdOrFound(SObject record) {
        try {
            return client.rest().records(record.type()).create(record);
        } catch (ApiException e) {
            return e.errors().stream()
                    .map(ApiError::duplicates)
                    .flatMap(Optional::stream)
                    .map(DuplicateFindings::matches)
                    .filter(matches -> !matches.isEmpty())
                    .map(matches -> RecordId.of(matches.get(0).id()))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    /** A second record of the kind, for rules that only alert; without assignment rules. */
    public RecordId createdAnyway(SObject record) {
        RestApi allowing =
                client.rest().with(RequestOptions.none().allowDuplicates().withoutAssignmentRules());
        return allowing.records(record.type()).create(record);
    }
}
