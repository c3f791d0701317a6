package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.store.OrgView;

/** Answers SOQL. Asked by many threads at once. */
@FunctionalInterface
public interface Queries {
    /**
     * Runs one query.
     *
     * @throws io.sfsdk.testkit.soql.SoqlException if the org refuses it
     */
    QueryResult run(String soql, OrgView view, boolean includeDeleted);
}
