package io.sfsdk.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses a text that is mostly the same as the last time, such as a date in whole seconds, and then remembers what it was.
 * Lock-free and safe to share.
 */
final class RepeatedText<T> {
    private record Parsed<T>(String text, Optional<T> value) {}

    private final Function<String, Optional<T>> parser;
    private final AtomicReference<@Nullable Parsed<T>> last = new AtomicReference<>();

    RepeatedText(Function<String, Optional<T>> parser) {
        this.parser = parser;
    }

    Optional<T> parse(String text) {
        Parsed<T> known = last.get();
        if (known == null || !known.text.equals(text)) {
            known = new Parsed<>(text, parser.apply(text));
            last.set(known);
        }
        return known.value;
    }
}
