package io.sfsdk.testkit.soap;

import java.util.Map;

/**
 * What a request says.
 *
 * @param headers by name, those of the API only
 * @param operation the one element of the body
 */
record Envelope(Map<String, Element> headers, Element operation) {
    Envelope {
        headers = Map.copyOf(headers);
    }
}
