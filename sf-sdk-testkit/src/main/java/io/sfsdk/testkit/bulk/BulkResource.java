package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;

/** Answers one method of one path below {@code /jobs}. Called by many threads at once. */
@FunctionalInterface
public interface BulkResource {
    /** Answers; refusals of Bulk API 2.0 are answers too. */
    Response answer(BulkCall call);
}
