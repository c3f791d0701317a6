package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A path that was found in the schema.
 *
 * @param hops the way to the parent, empty for a field of the object itself
 * @param field the field there; null for {@code Type} of a polymorphic parent, which is the object's name
 */
record ResolvedPath(List<Hop> hops, @Nullable Field field) {
    String name() {
        return field == null ? PathResolver.TYPE : field.name();
    }

    FieldType type() {
        return field == null ? FieldType.STRING : field.type();
    }

    /** The same for every spelling. */
    String key() {
        return Stream.concat(hops.stream().map(Hop::name), Stream.of(name()))
                .collect(Collectors.joining("."))
                .toLowerCase(Locale.ROOT);
    }
}
