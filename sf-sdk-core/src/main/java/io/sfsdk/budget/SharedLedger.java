package io.sfsdk.budget;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One text that all processes of one budget read and replace; a host may bring its own, for example a row of a table. {@code
 * io.sfsdk.Ledgers} makes one of a store of positions.
 *
 * <p>Called by any number of threads and processes. What a method did is durable when it returns; an exception is handed on to
 * whoever wanted to spend, and nothing is spent.
 */
public interface SharedLedger {
    /** The text last stored; empty if none ever was. Some kilobytes. */
    Optional<String> load();

    /**
     * Stores {@code next} if {@code expected} is still there, as one step that no other process can come between.
     *
     * @param expected what {@link #load} gave, null for none
     * @return false, changing nothing, if another text is stored
     */
    boolean replace(@Nullable String expected, String next);
}
