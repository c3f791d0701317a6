package io.sfsdk.testkit.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, in SELECT order.
 *
 * @param objectName the sObject type; {@code AggregateResult}; or {@code Name} for a polymorphic parent, whose
 *     {@code attributes.url} names the object its id belongs to
 * @param id the 18-character id from which {@code attributes.url} is made; null for an aggregate row
 * @param names the keys, in the schema's spelling or the query's aliases
 * @param values one value a key: a {@link io.sfsdk.testkit.store.Row} scalar, a nested {@code ResultRow} (parent), a
 *     {@link QueryResult} (child rows), or null
 */
public record ResultRow(String objectName, @Nullable String id, List<String> names, List<@Nullable Object> values) {}
