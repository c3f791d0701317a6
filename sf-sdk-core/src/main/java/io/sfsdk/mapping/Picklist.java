package io.sfsdk.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picklist's value: one of the constants that the program knows, or a text that an administrator added since. Both are kept as
 * the org's text, so nothing is lost on the way back.
 *
 * @param text as the org has it
 * @param constant null for a value the program does not know
 */
public record Picklist<E extends Enum<E>>(
        String text, @Nullable E constant) {
    /** The constant, if the program knows the value. */
    public Optional<E> known() {
        return Optional.ofNullable(constant);
    }

    public boolean is(E other) {
        return constant == other;
    }

    @Override
    public String toString() {
        return text;
    }
}
