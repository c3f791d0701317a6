package io.sfsdk.rest;

import io.sfsdk.error.ApiException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlKeyset;
import io.sfsdk.soql.SoqlQuery;

/** How reading goes on when the org no longer knows a cursor. */
@FunctionalInterface
interface LostCursor {
    /** Child rows were asked for inside of their parents' query, which cannot be asked again for one parent. */
    LostCursor OF_CHILDREN = (last, lost, layouts) -> {
        throw refused(lost, "child rows cannot be asked for alone; query the children by their parent's id");
    };

    /**
     * The first page behind a record.
     *
     * @param last the last record that was read
     * @param lost the org's refusal
     * @throws ApiException {@code lost} with the reason, if the query cannot go on
     */
    QueryPage behind(SObject last, ApiException lost, Layouts layouts);

    static LostCursor of(ReadRequest request, PageCalls pages) {
        return (last, lost, layouts) ->
                pages.first(continuation(request, last, lost).text(), request.includeDeleted(), layouts);
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
