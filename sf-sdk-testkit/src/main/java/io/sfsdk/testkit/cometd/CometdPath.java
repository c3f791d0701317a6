package io.sfsdk.testkit.cometd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /cometd/66.0}, whatever follows: clients may append the meta channel's name. */
final class CometdPath {
    static final int OLDEST = 37;

    private static final Pattern VERSION = Pattern.compile("/cometd/(?:replay/)?(\\d{1,3})\\.\\d(?:/.*)?");

    private CometdPath() {}

    /** The API version; null if there is none. */
    static @Nullable Integer version(String path) {
        Matcher matcher = VERSION.matcher(path);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    static String refusal(@Nullable Integer version) {
        return version == null
                ? "400::API version in the URI is mandatory. URI format: '/cometd/NN.0'"
                : "400::Unsupported API version. Only API versions '" + OLDEST
                        + ".0' and later are supported. URI format: '/cometd/NN.0'";
    }
}
