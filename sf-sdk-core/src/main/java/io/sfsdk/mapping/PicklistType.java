package io.sfsdk.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The constants that a program knows of a picklist, and their texts in the org. Immutable. */
public final class PicklistType<E extends Enum<E>> {
    private final Map<String, E> constants = new HashMap<>();
    private final Function<E, String> text;

    private PicklistType(E[] known, Function<E, String> text) {
        this.text = text;
        for (E constant : known) {
            if (constants.put(text.apply(constant), constant) != null) {
                throw new IllegalArgumentException("two constants have the text " + text.apply(constant));
            }
        }
    }

    /**
     * A picklist.
     *
     * @param known {@code Industry.values()}
     * @param text of a constant in the org, such as {@code Industry::apiName}
     */
    public static <E extends Enum<E>> PicklistType<E> of(E[] known, Function<E, String> text) {
        return new PicklistType<>(known, text);
    }

    /** The value of a constant. */
    public Picklist<E> value(E constant) {
        return new Picklist<>(text.apply(constant), constant);
    }

    /** The value of a text, known or not. Texts are compared as they are, which is how the org keeps them. */
    public Picklist<E> value(String orgText) {
        return new Picklist<>(orgText, constants.get(orgText));
    }
}
