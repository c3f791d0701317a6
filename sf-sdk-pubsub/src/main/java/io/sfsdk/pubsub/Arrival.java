package io.sfsdk.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a stream brings.
 *
 * @param <A> what is answered
 */
sealed interface Arrival<A> {
    /** The server said something. */
    record Answer<A>(A value) implements Arrival<A> {}

    /** Nothing more will come. */
    record End<A>(Status status, @Nullable Metadata trailers) implements Arrival<A> {}
}
