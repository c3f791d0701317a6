package io.sfsdk.auth;

import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer whose first bytes were read and put back.
 *
 * @param response to hand on; its body starts at the beginning
 * @param start the body's first bytes as text, empty where nobody needs them or they cannot be read
 */
record PeekedResponse(HttpResponse response, String start) {
    private static final int ENOUGH = 8 * 1024;

    /** Looks into 401 and 403 answers and into those with the status of a SOAP fault; leaves the others alone. */
    static PeekedResponse of(HttpResponse response) {
        boolean telling = response.status() == 401 || response.status() == 403 || response.status() == 500;
        return telling ? peek(response) : new PeekedResponse(response, "");
    }

    /** A body that breaks here breaks again for its reader; the status has been said all the same. */
    @SuppressWarnings("UnusedException")
    private static PeekedResponse peek(HttpResponse response) {
        try {
            byte[] start = response.body().readNBytes(ENOUGH);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
            return new PeekedResponse(
                    new HttpResponse(response.status(), response.headers(), whole, response.isDelimited()),
                    new String(start, StandardCharsets.UTF_8));
        } catch (IOException | TransportException e) {
            return new PeekedResponse(response, "");
        }
    }
}
