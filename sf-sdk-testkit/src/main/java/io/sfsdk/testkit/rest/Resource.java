package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;

/** Answers one method of one resource. Called by many threads at once. */
@FunctionalInterface
interface Resource {
    /**
     * Answers.
     *
     * @throws ApiRefusal if the answer is no
     */
    Response answer(Call call);
}
