package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one run.
 *
 * @param doubts null if records in doubt stay so
 * @param journal null without one
 */
record RunParts(
        Step step,
        Feed feed,
        Settler settler,
        LetterWriter envelopes,
        @Nullable Doubts doubts,
        @Nullable Journal journal) {
    /** The record as it is sent. */
    SObject outgoing(Item item) {
        return doubts == null ? item.record() : doubts.outgoing(item);
    }

    /** Calls of earlier runs whose end nobody saw. */
    List<Leftover> leftovers() {
        return journal == null ? List.of() : journal.leftovers();
    }

    /** Records that earlier runs have settled. */
    long skipped() {
        return journal == null ? 0 : journal.skipped();
    }
}
