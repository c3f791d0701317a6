package io.sfsdk.rest;

import io.sfsdk.soql.SoqlQuery;

/**
 * Up to 25 requests in one call that know nothing of each other: what one gave cannot be used by another, and each counts as a call
 * of its own. Saves round trips only. For one thread; sent by {@link RestApi#batch}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_batch.htm">REST API
 *     Developer Guide, Composite Batch</a>
 */
public final class CompositeBatch extends RecordSteps {
    private static final int MOST = 25;

    private final boolean haltOnError;

    private CompositeBatch(boolean haltOnError) {
        super(MOST);
        this.haltOnError = haltOnError;
    }

    /** Goes on behind a step that fails. */
    public static CompositeBatch goingOn() {
        return new CompositeBatch(false);
    }

    /** Attempts nothing behind a step that fails; what came before stays. */
    public static CompositeBatch haltingOnError() {
        return new CompositeBatch(true);
    }

    /** Runs a query. */
    public CompositeStep query(SoqlQuery query) {
        return add(StepKind.QUERY, "GET", "/query?q=" + Names.parameter(query.text()), null);
    }

    boolean isHaltingOnError() {
        return haltOnError;
    }

    @Override
    String prefix() {
        return "request";
    }

    @Override
    boolean allowsReferences() {
        return false;
    }
}
