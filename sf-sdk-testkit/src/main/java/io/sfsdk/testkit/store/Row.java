package io.sfsdk.testkit.store;

import org.jspecify.annotations.Nullable;

/**
 * One immutable version of one record.
 *
 * <p>Values are {@code String}, {@code Boolean}, {@code BigDecimal}, {@code Instant} (whole seconds), {@code LocalDate},
 * {@code LocalTime}, or null. Ids are 18 characters. A compound field ({@code BillingAddress}) is an ordered
 * {@code Map<String, Object>} of its parts in wire order, or null if all parts are empty. Safe to share.
 */
public interface Row {
    /** The object's API name, in the schema's spelling. */
    String objectName();

    String id();

    /** The value of a field by its API name in the schema's spelling; null where it is empty or no such field exists. */
    @Nullable
    Object value(String fieldName);

    /** Whether this version lies in the recycle bin. */
    boolean isDeleted();
}
