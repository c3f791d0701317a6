package io.sfsdk.testkit.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The standard objects of a new org, read from the resource {@code standard.schema}. */
final class StandardSchema {
    private StandardSchema() {}

    static Schema load() {
        return SchemaText.parse(lines()).build();
    }

    private static List<String> lines() {
        try (InputStream resource = Objects.requireNonNull(
                StandardSchema.class.getResourceAsStream("standard.schema"), "standard.schema")) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
