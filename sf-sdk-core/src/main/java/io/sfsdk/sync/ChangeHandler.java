package io.sfsdk.sync;

/**
 * Takes the changes, a page at a time. Returning normally accepts the whole page; only then does the position move.
 *
 * <p>Called by the thread of the run, one page at a time. It must bear seeing a version twice: a run that dies after the handler
 * returned repeats that page. An exception stops the run and the page comes again in the next one; where single records may
 * fail without stopping the others, use {@link IsolatingHandler}.
 */
@FunctionalInterface
public interface ChangeHandler {
    /** What the handler did must be durable when it returns. */
    void handle(ChangePage page) throws Exception;
}
