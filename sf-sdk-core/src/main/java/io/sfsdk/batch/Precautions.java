package io.sfsdk.batch;

import org.jspecify.annotations.Nullable;

/** What a run does so that it fails less, stops in time and can go on. */
record Precautions(
        FailurePolicy failures,
        Probing probing,
        Grouping grouping,
        @Nullable DoubtPolicy doubts) {
    static Precautions none() {
        return new Precautions(FailurePolicy.none(), Probing.none(), Grouping.none(), null);
    }
}
