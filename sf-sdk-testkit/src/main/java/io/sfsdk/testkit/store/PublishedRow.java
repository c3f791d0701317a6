package io.sfsdk.testkit.store;

/**
 * A platform event that was created: it is told to subscribers and not stored.
 *
 * @param row its fields
 * @param uuid what the result of its creation told
 */
public record PublishedRow(Row row, String uuid) {}
