package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;

/** Answers in place of something that only a real org has: an Apex class, a flow, the UI API. Called by many threads at once. */
@FunctionalInterface
public interface HostedResource {
    /** Answers a request whose session is valid. */
    Response answer(Request request);
}
