package io.sfsdk.subscribe;

/**
 * Takes the change events of a channel by transactions, as an {@link EventHandler} takes them one by one: returning normally accepts
 * all events of it, and only then does the position move; an exception is tried again, and what is refused for good becomes one dead
 * letter for each event.
 */
@FunctionalInterface
public interface TransactionHandler {
    /** What the handler did must be durable when it returns. */
    void handle(ChangeTransaction transaction) throws Exception;
}
