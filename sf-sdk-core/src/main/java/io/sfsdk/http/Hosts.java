package io.sfsdk.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a host name alone tells; nothing is looked up. */
public final class Hosts {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[::1]|::1");

    private Hosts() {}

    /** Whether it is this machine by name or address. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether both have the same scheme, host and port; a missing port is the scheme's own. Never of a URL without a host. */
    public static boolean sameOrigin(URI one, URI other) {
        return one.getHost() != null && origin(one).equals(origin(other));
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
