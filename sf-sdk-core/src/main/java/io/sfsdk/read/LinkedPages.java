package io.sfsdk.read;

/**
 * Reads the pages of one answer, each of which names the next. For one thread, as the {@link LinkedCursor} that asks it.
 *
 * <p>Each method makes a call and returns its page, or throws a {@link io.sfsdk.error.SalesforceException}, after which it may be
 * asked the same again. A link that the org must not send, such as one to another host or to a page that was read already, is a {@link
 * io.sfsdk.error.ProtocolException} before anything follows it.
 */
public interface LinkedPages {
    /** The first page of a query. */
    LinkedPage first(ReadRequest request);

    /** The page at a link, as a page before it named it. */
    LinkedPage at(String link);
}
