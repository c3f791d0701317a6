package io.sfsdk.testkit.bulk;

/**
 * Where a resource answers.
 *
 * @param pattern words and {@code *}, below the API version
 * @param since the first API version that has it
 */
public record BulkRoute(String method, String pattern, int since, BulkResource resource) {}
