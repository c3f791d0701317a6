package io.sfsdk.testkit.schema;

/** The standard objects of a new org, read from the resource {@code standard.schema}. */
final class StandardSchema {
    private StandardSchema() {}

    static Schema load() {
        throw new UnsupportedOperationException();
    }
}
