package io.sfsdk.bulk;

import io.sfsdk.record.ApiName;
import io.sfsdk.write.WriteOperation;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest job does with its records.
 *
 * @param name the API's word, for example {@code upsert}
 * @param externalIdField how an upsert finds its record, {@code Id} included; null for all others
 */
public record IngestOperation(String name, @Nullable String externalIdField) {
    public IngestOperation {
        boolean isUpsert = name.equals("upsert");
        if (isUpsert != (externalIdField != null)) {
            throw new IllegalArgumentException("an upsert, and nothing else, needs the name of an external id field");
        }
        if (externalIdField != null) {
            ApiName.require("an external id field", externalIdField);
        }
    }

    public static IngestOperation insert() {
        return new IngestOperation("insert", null);
    }

    public static IngestOperation update() {
        return new IngestOperation("update", null);
    }

    public static IngestOperation upsert(String externalIdField) {
        return new IngestOperation("upsert", externalIdField);
    }

    public static IngestOperation delete() {
        return new IngestOperation("delete", null);
    }

    /** Deletes past the recycle bin. No port and no strategy ever does; needs the permission Bulk API Hard Delete. */
    public static IngestOperation hardDelete() {
        return new IngestOperation("hardDelete", null);
    }

    static IngestOperation of(WriteOperation operation) {
        return operation instanceof WriteOperation.Upsert upsert
                ? upsert(upsert.externalIdField())
                : new IngestOperation(operation.name(), null);
    }

    /** Whether a record is named by its {@code Id} alone. */
    boolean isDeletion() {
        return name.equals("delete") || name.equals("hardDelete");
    }

    /** The field by which the org finds the record; null for an insert. */
    @Nullable
    String keyField() {
        return name.equals("insert") ? null : externalIdField == null ? "Id" : externalIdField;
    }
}
