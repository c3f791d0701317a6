package io.sfsdk.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * System properties of the host's JVM that change what the JDK's client does behind our back. Read when a transport is built,
 * never in passing.
 *
 * <p>{@code jdk.httpclient.disableRetryConnect} is left alone on purpose: repeating a connect sends nothing.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html">Module java.net.http,
 *     system properties</a>
 */
record HostFlags(boolean resendsEveryMethod, boolean skipsHostnameCheck) {
    private static final Logger log = LoggerFactory.getLogger(HostFlags.class);
    private static final String RESEND = "jdk.httpclient.enableAllMethodRetry";
    private static final String SKIP_HOSTNAME = "jdk.internal.httpclient.disableHostnameVerification";

    static HostFlags read() {
        return new HostFlags(isSet(RESEND), isSet(SKIP_HOSTNAME));
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    void warn() {
        if (resendsEveryMethod) {
            log.warn(
                    "{} is set in this JVM: its HTTP client would send inserts twice on a broken connection. Requests that"
                            + " are not repeatable are guarded against it; remove the property if nothing else needs it",
                    RESEND);
        }
        if (skipsHostnameCheck) {
            log.warn(
                    "{} is set in this JVM: any certificate passes for any host. Remove it: tokens can be stolen",
                    SKIP_HOSTNAME);
        }
    }
}
