package io.sfsdk.sync;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Syncs without one of their countermeasures, for tests of other packages. */
public final class Mutant {
    private Mutant() {}

    /** Takes {@link Countermeasure}s out by name. */
    public static UnaryOperator<SyncBuilder> without(String... countermeasures) {
        Countermeasure[] off =
                Arrays.stream(countermeasures).map(Countermeasure::valueOf).toArray(Countermeasure[]::new);
        return builder -> builder.without(off);
    }
}
