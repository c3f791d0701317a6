package io.sfsdk.examples.tour;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterSink;
import java.util.List;
import java.util.function.Consumer;

// tag::sink
/** Opens a ticket for every record that could not be written. The tickets are filed when {@code accept} returns. */
public final class OwnDeadLetterSink implements DeadLetterSink {
    private final Consumer<String> ticketSystem;

    public OwnDeadLetterSink(Consumer<String> ticketSystem) {
        this.ticketSystem = ticketSystem;
    }

    @Override
    public void accept(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            ticketSystem.accept(
                    letter.id() + " record " + letter.inputIndex() + " of " + letter.job() + ": " + letter.errors());
        }
    }
}
// end::sink
