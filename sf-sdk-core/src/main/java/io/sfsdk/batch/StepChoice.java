package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.strategy.Volume;
import io.sfsdk.write.WriteOperation;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a run does with its records, decided once it has seen as many of them as it needs for that. */
interface StepChoice {
    /** Null for a handler of the host. */
    @Nullable
    WriteOperation operation();

    Chosen choose(Iterator<? extends SObject> records);

    /**
     * What was chosen.
     *
     * @param records all of them, those that were looked at included
     */
    record Chosen(Step step, Iterator<? extends SObject> records) {}

    /** One that needs no look. */
    record Fixed(Step step) implements StepChoice {
        @Override
        public @Nullable WriteOperation operation() {
            return step.operation();
        }

        @Override
        public Chosen choose(Iterator<? extends SObject> records) {
            return new Chosen(step, records);
        }
    }

    /** Of several ways to the org, by the size of the input. */
    record OfWriters(WriterChoice choice, WriteOperation operation) implements StepChoice {
        @Override
        public Chosen choose(Iterator<? extends SObject> records) {
            int most = choice.lookahead();
            if (most == 0) {
                return new Chosen(WriterStep.of(choice.writer(Volume.unknown()), operation), records);
            }
            Lookahead seen = new Lookahead(records, most);
            return new Chosen(WriterStep.of(choice.writer(seen.volume()), operation), seen);
        }
    }
}
