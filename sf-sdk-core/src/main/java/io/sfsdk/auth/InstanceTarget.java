package io.sfsdk.auth;

import io.sfsdk.http.Hosts;
import io.sfsdk.http.HttpRequest;
import java.net.URI;

/** Finds the path of a request below an org's instance URL, and refuses what lies elsewhere: credentials never go there. */
final class InstanceTarget {
    private InstanceTarget() {}

    /** The path and query of {@code request}, which must be a path already or a URL of this instance. */
    static String pathOf(HttpRequest request, URI instance) {
        String target = request.target();
        if (target.startsWith("/") && !target.startsWith("//")) {
            return target;
        }
        URI uri = Urls.parse(target).orElse(null);
        if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null || !Hosts.sameOrigin(uri, instance)) {
            throw new IllegalArgumentException(
                    "a " + request.method() + " request was not sent: its target is neither a path" + " nor a URL of "
                            + instance + ", and credentials go nowhere else");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
