package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a re-drive was told beside its store. */
record RedriveSettings(
        @Nullable RecordWriter writer,
        @Nullable RecordHandler handler,
        Function<DeadLetter, Optional<SObject>> correction,
        boolean includeDoubtful,
        RedriveSelection selection,
        @Nullable MarkedLetters marked,
        BatchSettings batch) {
    boolean sendsAbsentAgain() {
        return marked != null && marked.policy().sendsAgain();
    }

    /** What a letter is driven to; null if nothing. */
    @Nullable
    Step step(StoredLetter stored) {
        WriteOperation operation = stored.letter().operation();
        if (operation == null) {
            return handler == null ? null : new HandlerStep(handler, Integer.MAX_VALUE);
        }
        return writer == null ? null : WriterStep.of(writer, operation);
    }
}
