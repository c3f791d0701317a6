package io.sfsdk.soap;

import io.sfsdk.error.ApiException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlKeyset;
import io.sfsdk.soql.SoqlQuery;

/** How reading goes on when the org no longer knows a cursor. */
@FunctionalInterface
interface LostCursor {
    /** Nobody knows the query behind a locator. */
    LostCursor UNKNOWN_QUERY = (last, lost, layouts) -> {
        throw lost;
    };

    /**
     * The first page behind a record.
     *
     * @param last the last record that was read
     * @param lost the org's refusal
     * @throws ApiException {@code lost}, with the reason suppressed in it, if the query cannot go on
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
            lost.addSuppressed(e);
            throw lost;
        }
    }
}
