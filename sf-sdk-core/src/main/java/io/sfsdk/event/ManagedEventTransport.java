package io.sfsdk.event;

/**
 * A way to receive events whose server keeps the position, for one subscription that was set up there. It goes on behind what was
 * committed, whatever position it is opened with. Safe to share; one connection at a time.
 */
public interface ManagedEventTransport extends EventTransport {
    /** The one channel that it opens, by the subscription's name and not by what is published: {@code /managed/NAME}. */
    String channel();

    /**
     * Tells the server that all events up to this one are handled. Does not wait for its answer: one that is refused ends the
     * connection by an exception of its {@link EventConnection#next}, one that is lost with the connection is as if it had not been
     * told, and the events behind the last that was kept come again. {@link EventConnection#close()} waits for those under way.
     */
    void commit(ReplayId handled);

    /**
     * Asked when a run has closed its last connection: whether the server took all that it was told there. A refusal that came while
     * that closed reached no reader. Default: nothing is known of any.
     *
     * @throws io.sfsdk.error.SalesforceException if it refused a commit of the connection that was opened last
     */
    default void confirm() {}
}
