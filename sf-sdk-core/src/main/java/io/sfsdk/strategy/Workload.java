package io.sfsdk.strategy;

import io.sfsdk.write.WriteOperation;
import java.util.OptionalLong;

/** A piece of work that needs an API. */
public sealed interface Workload {
    String sobject();

    /** How many records, if known beforehand. */
    OptionalLong records();

    /** Reading records by a query. */
    record Read(String sobject, OptionalLong records) implements Workload {}

    /** Writing records. */
    record Write(WriteOperation operation, String sobject, OptionalLong records) implements Workload {}
}
