package io.sfsdk.batch;

import io.sfsdk.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** The stored text of a journal; moves from what it was last to what it shall be. Guarded by its journal. */
final class JournalFile {
    private final JournalSource source;
    private final boolean isChecked;
    private @Nullable Watermark stored;

    JournalFile(JournalSource source, boolean isChecked, @Nullable Watermark stored) {
        this.source = source;
        this.isChecked = isChecked;
        this.stored = stored;
    }

    /** @throws IllegalStateException if another process has moved it meanwhile */
    void move(JournalState state) {
        Watermark next = new Watermark(state.toText());
        if (next.equals(stored)) {
            return;
        }
        if (!source.store().advance(source.key(), stored, next) && isChecked) {
            throw new IllegalStateException("another run has moved the journal " + source.key()
                    + "; let one process at a time work on one input");
        }
        stored = next;
    }
}
