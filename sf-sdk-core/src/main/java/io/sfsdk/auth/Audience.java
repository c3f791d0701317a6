package io.sfsdk.auth;

import java.net.URI;
import java.util.Locale;

/**
 * The audience an assertion needs at a login host: one of two fixed URLs, whatever the org's own host is, or an Experience Cloud site's
 * URL.
 */
final class Audience {
    private static final String PRODUCTION = "https://login.salesforce.com";
    private static final String TEST = "https://test.salesforce.com";

    private Audience() {}

    static String of(URI loginUrl) {
        String host = loginUrl.getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith(".site.com")) {
            return loginUrl.toString();
        }
        return isTest(host) ? TEST : PRODUCTION;
    }

    private static boolean isTest(String host) {
        return host.equals("test.salesforce.com")
                || host.contains(".sandbox.")
                || host.contains(".scratch.")
                || host.contains("--");
    }

    static boolean isKnown(String audience) {
        return audience.equals(PRODUCTION) || audience.equals(TEST);
    }
}
