package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.store.OrgException;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one row of an upload as its job's operation says. Used by the worker only. */
final class RowWriter {
    private static final String NULL = "#N/A";

    private final JobFacts facts;
    private final UploadHeader header;

    RowWriter(JobFacts facts, UploadHeader header) {
        this.facts = facts;
        this.header = header;
    }

    SaveResult write(Transaction transaction, List<String> cells) {
        try {
            return written(transaction, fields(cells));
        } catch (CellReader.Unreadable e) {
            return refused(e.error());
        } catch (OrgException e) {
            return refused(RowError.of(e.errorCode(), String.valueOf(e.getMessage())));
        }
    }

    static SaveResult refused(RowError error) {
        return new SaveResult(null, false, false, List.of(error), List.of(), null);
    }

    private SaveResult written(Transaction transaction, Map<String, @Nullable Object> fields) {
        String object = facts.object();
        return switch (facts.operation()) {
            case "insert" -> transaction.insert(object, fields);
            case "update" -> transaction.update(object, text(fields.remove("Id")), fields);
            case "upsert" -> upsert(transaction, fields);
            case "delete" -> transaction.delete(object, String.valueOf(fields.getOrDefault("Id", "")));
            default -> transaction.hardDelete(String.valueOf(fields.getOrDefault("Id", "")));
        };
    }

    private SaveResult upsert(Transaction transaction, Map<String, @Nullable Object> fields) {
        String key = String.valueOf(facts.externalIdField());
        Object value = null;
        for (String name : List.copyOf(fields.keySet())) {
            value = name.equalsIgnoreCase(key) ? fields.remove(name) : value;
        }
        return transaction.upsert(facts.object(), key, value, fields);
    }

    /** What the row sets: an empty cell sets nothing. */
    private Map<String, @Nullable Object> fields(List<String> cells) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            UploadColumn column = header.columns().get(i);
            if (cell.equals(NULL)) {
                fields.put(column.target(), null);
            } else if (!cell.isEmpty()) {
                fields.put(
                        column.target(),
                        column.key() == null ? CellReader.value(column.field(), i, cell) : column.parent(cell));
            }
        }
        return fields;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
