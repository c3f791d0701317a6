package io.sfsdk.rest;

import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.time.Duration;

/**
 * REST resources that an org's own Apex classes answer. Body and status are whatever the class returns, so each call gives its
 * answer as it is, refusals included; the caller closes it. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest.htm">Apex Developer Guide,
 *     Exposing Apex Classes as REST Web Services</a>
 */
public final class RestApex {
    private static final String ROOT = "/services/apexrest";

    private final RestApi api;
    private final Duration timeout;

    RestApex(RestApi api, Duration timeout) {
        this.api = api;
        this.timeout = timeout;
    }

    /** Reads; repeated by itself where it fails in passing. */
    public HttpResponse get(String path) {
        return api.raw(HttpRequest.get(target(path), timeout));
    }

    /**
     * Makes a call that may change something, and so is never repeated by itself.
     *
     * @param method POST, PUT, PATCH or DELETE
     * @param path behind {@code /services/apexrest}, its values encoded: {@code /orders/7}
     * @param body see {@link HttpBody#json}
     */
    public HttpResponse call(String method, String path, HttpBody body) {
        return api.raw(new HttpRequest(method, target(path), HttpHeaders.none(), body, false, timeout));
    }

    private static String target(String path) {
        if (!path.startsWith("/") || path.contains("//") || path.contains("/..")) {
            throw new IllegalArgumentException("a path of an Apex class starts with one slash, such as /orders/7");
        }
        return ROOT + path;
    }
}
