package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run does with records: write them, or hand them to the host. */
interface Step {
    /** Tries some records once. Reports everything by its result. */
    Answer attempt(List<SObject> records);

    /** What is attempted; null if the host's handler does it. */
    @Nullable
    WriteOperation operation();

    int maxRecords();

    long maxBytes();

    /**
     * Counts towards {@link #maxBytes()}.
     *
     * @throws IllegalArgumentException if the record cannot be sent at all
     */
    long sizeOf(SObject record);
}
