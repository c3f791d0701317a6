package io.sfsdk.rest;

import java.math.BigDecimal;
import java.util.List;

/**
 * One way in which the org could run a query.
 *
 * @param operation how it starts, for example {@code Index} or {@code TableScan}; an open set
 * @param relativeCost above 1 the query is not selective
 * @param rows how many it would read
 * @param rowsOfObject how many the object has
 * @param fields of the index that it would use
 */
public record QueryCost(
        String operation, BigDecimal relativeCost, long rows, long rowsOfObject, String sobject, List<String> fields) {
    public QueryCost {
        fields = List.copyOf(fields);
    }
}
