package io.sfsdk.auth;

import io.sfsdk.http.Hosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads URLs that came from outside. */
final class Urls {
    private Urls() {}

    /**
     * A login host, without a slash at its end.
     *
     * @throws IllegalArgumentException if it is none that a secret may go to
     */
    static URI login(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return parse(url.substring(0, end))
                .filter(Urls::isLogin)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a login URL is https and a host, such as https://acme.my.salesforce.com"));
    }

    private static boolean isLogin(URI url) {
        boolean safe = "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme())
                        && url.getHost() != null
                        && Hosts.isLoopback(url.getHost()));
        return safe
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /** Empty if it is none. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
