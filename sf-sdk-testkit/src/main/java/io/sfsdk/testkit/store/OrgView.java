package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What one request of one user sees of the org: committed rows, the org's clock, the user. */
public interface OrgView {
    Schema schema();

    /** The org's time, which tests move. */
    Instant now();

    /** The 18-character id of the running user. */
    String userId();

    /** Committed rows of one object in ascending order of id; rows in the recycle bin only if asked. */
    Stream<Row> rows(String objectName, boolean includeDeleted);

    /** A committed row by its 15- or 18-character id, in the recycle bin or not. */
    Optional<Row> row(String objectName, String id);

    /**
     * Rows whose indexed field has this value, if the store keeps an index on it (Id, references, names, external ids and
     * other lookup fields, unique fields); empty if it does not, and the caller scans. Text is compared without regard to
     * case unless the field is case-sensitive, as SOQL's {@code =} does.
     */
    Optional<Stream<Row>> lookup(String objectName, String fieldName, Object value, boolean includeDeleted);

    /**
     * Rows whose SystemModstamp lies in {@code [from, until)} in ascending order of (SystemModstamp, Id). Null bounds are
     * open. Lets a query over the change cursor answer without a scan.
     */
    Stream<Row> changed(
            String objectName,
            @org.jspecify.annotations.Nullable Instant from,
            @org.jspecify.annotations.Nullable Instant until,
            boolean includeDeleted);
}
