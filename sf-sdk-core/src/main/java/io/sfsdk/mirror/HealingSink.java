package io.sfsdk.mirror;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterSink;
import java.util.List;

/**
 * Takes events that could not be read or applied: the host keeps them, and a sync brings the records that they told of. Where that
 * fails too the run ends, and the event comes again.
 */
record HealingSink(DeadLetterSink letters, Runnable catchUp, MirrorCounts counts) implements DeadLetterSink {
    @Override
    public void accept(List<DeadLetter> dead) {
        letters.accept(dead);
        catchUp.run();
        counts.healed(dead.size());
    }
}
