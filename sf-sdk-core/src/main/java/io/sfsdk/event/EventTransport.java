package io.sfsdk.event;

/**
 * A way to receive events: one protocol, and no job. It neither waits nor tries again; whoever opens connections does. Safe to share.
 */
public interface EventTransport {
    /**
     * Where its replay ids mean something: the protocol and the org, without white space. A position that was stored under another
     * origin is not given to it. May have to log in.
     *
     * @throws io.sfsdk.error.SalesforceException if the login failed
     */
    String origin();

    /**
     * Subscribes.
     *
     * @param channel for example {@code /event/Order__e} or {@code /data/ChangeEvents}, case and all
     * @throws PositionLostException if the org does not keep what comes behind {@code position}, or never knew it
     * @throws io.sfsdk.error.SalesforceException if it failed otherwise; whether another attempt makes sense is its retryability
     */
    EventConnection open(String channel, ReplayPosition position);
}
