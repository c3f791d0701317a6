package io.sfsdk.testkit.schema;

import org.jspecify.annotations.Nullable;

/** Collects {@code to=}, {@code rel=} and {@code child=} of a field line. */
final class References {
    private @Nullable String objects;
    private @Nullable String relationship;
    private @Nullable String children;

    boolean accepts(String flag) {
        if (flag.startsWith("to=")) {
            objects = flag.substring("to=".length());
        } else if (flag.startsWith("rel=")) {
            relationship = flag.substring("rel=".length());
        } else if (flag.startsWith("child=")) {
            children = flag.substring("child=".length());
        } else {
            return false;
        }
        return true;
    }

    void apply(FieldBuilder field) {
        if (objects != null) {
            field.to(relationship, children, objects.split(",", -1));
        }
    }
}
