package io.sfsdk.testkit.soql;

import java.util.List;

/**
 * A whole answer, frozen: later changes of the org do not reach it, so a cursor can page over it.
 *
 * @param totalSize rows that match; for {@code COUNT()} the count, with no rows
 * @param rows all rows, unpaged
 */
public record QueryResult(int totalSize, List<ResultRow> rows) {}
