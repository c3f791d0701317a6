package io.sfsdk.examples.follower;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.copy.RecordPatch;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangePage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table in a house whose power fails: after some events the program dies, when the row is written and nobody knows of it yet. */
final class PowerCut implements PatchedTarget {
    private final PatchedTarget table;
    private int eventsLeft;

    PowerCut(PatchedTarget table, int afterEvents) {
        this.table = table;
        this.eventsLeft = afterEvents;
    }

    /** Caught by nothing that expects exceptions, as no program catches a power cut. */
    static final class Darkness extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public List<RecordPatch.Outcome> patch(List<RecordPatch> patches) throws Exception {
        List<RecordPatch.Outcome> outcomes = table.patch(patches);
        eventsLeft--;
        if (eventsLeft == 0) {
            throw new Darkness();
        }
        return outcomes;
    }

    @Override
    public List<String> fields() {
        return table.fields();
    }

    @Override
    public void handle(ChangePage page) throws Exception {
        table.handle(page);
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return table.between(after, upTo);
    }
}
