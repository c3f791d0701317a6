package io.sfsdk.pubsub;

import org.jspecify.annotations.Nullable;

/** Reads one value as a record keeps it. Immutable. */
@FunctionalInterface
interface ValueReader {
    @Nullable
    Object read(AvroInput in);
}
