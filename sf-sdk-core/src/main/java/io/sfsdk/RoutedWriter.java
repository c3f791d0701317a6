package io.sfsdk;

import io.sfsdk.batch.WriterChoice;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.Volume;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.RecordWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer that a client's strategy chooses for a batch. */
record RoutedWriter(Routes routes, Workload work) implements WriterChoice {
    private static final Logger log = LoggerFactory.getLogger(BatchTarget.class);

    @Override
    public int lookahead() {
        return work.volume().isKnown() ? 0 : routes.lookahead();
    }

    @Override
    public RecordWriter writer(Volume seen) {
        ApiChoice choice = routes.decide(work.volume().isKnown() ? work : work.of(seen));
        log.debug("{} goes to {}: {}", work, choice.option().api(), choice.reason());
        return OneTypeWriter.of(routes.writer(choice.option()), work.sobject());
    }
}
