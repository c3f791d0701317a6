package io.sfsdk.read;

import io.sfsdk.error.ApiException;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlKeyset;
import io.sfsdk.soql.SoqlQuery;

/** How reading goes on when the org no longer knows a cursor. */
@FunctionalInterface
interface LostCursor {
    /**
     * The first page behind a record.
     *
     * @param last the last record that was read
     * @param lost the org's refusal
     * @throws ApiException {@code lost} with the reason, if the query cannot go on
     */
    LinkedPage behind(SObject last, ApiException lost);

    /** By the same query, from behind the record on. */
    static LostCursor of(ReadRequest request, LinkedPages pages) {
        return (last, lost) ->
                pages.first(new ReadRequest(continuation(request, last, lost), request.includeDeleted()));
    }

    /** Not at all. */
    static LostCursor refusing(String reason) {
        return (last, lost) -> {
            throw refused(lost, reason);
        };
    }

    private static SoqlQuery continuation(ReadRequest request, SObject last, ApiException lost) {
        try {
            return SoqlKeyset.of(request.query()).after(last);
        } catch (IllegalArgumentException e) {
            throw refused(lost, String.valueOf(e.getMessage()));
        }
    }

    private static ApiException refused(ApiException lost, String reason) {
        String id = lost.requestId().map(known -> " [request id " + known + "]").orElse("");
        String message = String.valueOf(lost.getMessage()).replace(id, "");
        return new ApiException(
                message + " Not continued by itself: " + reason,
                lost.status(),
                lost.errors(),
                lost.retryability(),
                lost.delivery(),
                lost.requestId().orElse(null));
    }
}
