package io.sfsdk.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picklist's value: one of the constants that the program knows, or a text that an administrator added since. Both are kept as
 * the org's text, so nothing is lost on the way back. Made by {@link PicklistType#value}; equal if the texts are.
 */
public final class Picklist<E extends Enum<E>> {
    private final String text;
    private final @Nullable E constant;

    Picklist(String text, @Nullable E constant) {
        this.text = text;
        this.constant = constant;
    }

    /** As the org has it. */
    public String text() {
        return text;
    }

    /** The constant, if the program knows the value. */
    public Optional<E> known() {
        return Optional.ofNullable(constant);
    }

    public boolean is(E other) {
        return constant == other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Picklist<?> that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
