package io.sfsdk.testkit.store;

import org.jspecify.annotations.Nullable;

/**
 * What a commit did to one record, however often its transaction wrote it.
 *
 * @param before the version that was committed before; null for a new record
 * @param after the version that is committed now, in the recycle bin or not; null for a record that is gone for good
 */
public record RowChange(@Nullable Row before, @Nullable Row after) {}
