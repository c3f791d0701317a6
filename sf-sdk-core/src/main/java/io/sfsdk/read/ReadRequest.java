package io.sfsdk.read;

import io.sfsdk.soql.SoqlQuery;

/**
 * One query to run.
 *
 * @param query what to ask
 * @param includeDeleted whether rows in the recycle bin and archived activities are included
 */
public record ReadRequest(SoqlQuery query, boolean includeDeleted) {
    public static ReadRequest of(SoqlQuery query) {
        return new ReadRequest(query, false);
    }

    public ReadRequest withDeleted() {
        return new ReadRequest(query, true);
    }
}
