package io.sfsdk.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads URLs that came from outside. */
final class Urls {
    private Urls() {}

    /** Empty if it is none. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
