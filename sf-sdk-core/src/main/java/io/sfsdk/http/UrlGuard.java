package io.sfsdk.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Lets through only URLs that a credential may travel to: https, or http to this machine when that was allowed. */
final class UrlGuard {
    private final boolean allowPlainHttp;

    UrlGuard(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    URI check(HttpRequest request) {
        URI uri = parse(request);
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw refused(request, "it has no scheme and host, so it is no absolute URL");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused(request, "a URL with a user in it is never sent");
        }
        requireSafeScheme(request, uri);
        return uri;
    }

    /** Neither the message nor a cause shows the URL: what is no URL may be a value that was not encoded. */
    private static URI parse(HttpRequest request) {
        try {
            return new URI(request.target());
        } catch (URISyntaxException e) {
            throw refused(request, "it is no valid URL at position " + e.getIndex());
        }
    }

    private void requireSafeScheme(HttpRequest request, URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("https") || (scheme.equals("http") && allowPlainHttp && Hosts.isLoopback(uri.getHost()))) {
            return;
        }
        throw refused(request, "only https is sent, and http to loopback where allowPlainHttp was set");
    }

    private static IllegalArgumentException refused(HttpRequest request, String why) {
        String name = request.description() == null ? "a " + request.method() + " request" : request.description();
        return new IllegalArgumentException(name + " was not sent: " + why);
    }
}
