package io.sfsdk.watermark;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far each job has come; a host may bring its own. The contract test for it is {@code
 * io.sfsdk.contract.WatermarkStoreContract} in this artifact's jar with the classifier {@code tests}: extend it.
 *
 * <p>Called by one thread a key at a time, by any number of threads and processes in all. What a method did is durable when it
 * returns. An exception means that the effect is unknown: the job stops, and the next run reads the position again.
 */
public interface WatermarkStore {
    /**
     * The position last stored; empty if none ever was. One that is there and cannot be read is an exception, never empty:
     * empty makes a job begin again.
     */
    Optional<Watermark> load(WatermarkKey key);

    /**
     * Moves {@code key} to {@code next} if it still is {@code expected}, as one step that no other process can come between.
     *
     * @param expected what {@link #load} gave, null for none
     * @return false, changing nothing, if another value is stored
     */
    boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next);
}
