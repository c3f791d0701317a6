package io.sfsdk.module;

import io.sfsdk.event.EventTransport;
import io.sfsdk.read.RecordSource;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.write.RecordWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a module gives to a client: the API itself, and what its jobs may read, write and receive through. Immutable.
 *
 * @param <A> the API's own type
 */
public final class ApiParts<A> {
    private final A api;
    private final @Nullable Reading reading;
    private final @Nullable Writing writing;
    private final @Nullable EventTransport events;
    private final @Nullable Runnable end;

    private ApiParts(
            A api,
            @Nullable Reading reading,
            @Nullable Writing writing,
            @Nullable EventTransport events,
            @Nullable Runnable end) {
        this.api = api;
        this.reading = reading;
        this.writing = writing;
        this.events = events;
        this.end = end;
    }

    /** An API that no job uses yet. */
    public static <A> ApiParts<A> of(A api) {
        return new ApiParts<>(api, null, null, null, null);
    }

    /** Lets jobs read through it. */
    public ApiParts<A> reading(RecordSource source, ApiOption option) {
        return new ApiParts<>(api, new Reading(source, option), writing, events, end);
    }

    /** Lets jobs write through it. */
    public ApiParts<A> writing(RecordWriter writer, ApiOption option) {
        return new ApiParts<>(api, reading, new Writing(writer, option), events, end);
    }

    /** Lets subscriptions receive through it. */
    public ApiParts<A> events(EventTransport transport) {
        return new ApiParts<>(api, reading, writing, transport, end);
    }

    /** Ends connections of its own when the client is closed. */
    public ApiParts<A> closing(Runnable connections) {
        return new ApiParts<>(api, reading, writing, events, connections);
    }

    public A api() {
        return api;
    }

    public Optional<Reading> reading() {
        return Optional.ofNullable(reading);
    }

    public Optional<Writing> writing() {
        return Optional.ofNullable(writing);
    }

    public Optional<EventTransport> events() {
        return Optional.ofNullable(events);
    }

    /** Whether {@link #closing} named something that is to end. */
    public boolean hasConnections() {
        return end != null;
    }

    /** Ends what {@link #closing} named. */
    public void close() {
        if (end != null) {
            end.run();
        }
    }

    /**
     * A source that a strategy may choose.
     *
     * @param option what the strategy is told of it
     */
    public record Reading(RecordSource source, ApiOption option) {}

    /**
     * A writer that a strategy may choose.
     *
     * @param option what the strategy is told of it
     */
    public record Writing(RecordWriter writer, ApiOption option) {}
}
