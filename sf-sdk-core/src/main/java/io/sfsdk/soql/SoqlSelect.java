package io.sfsdk.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query being built. Immutable: each step returns another one. */
public final class SoqlSelect {
    private final String head;
    private final @Nullable SoqlCondition condition;
    private final List<String> order;
    private final int limit;

    private SoqlSelect(String head, @Nullable SoqlCondition condition, List<String> order, int limit) {
        this.head = head;
        this.condition = condition;
        this.order = order;
        this.limit = limit;
    }

    static SoqlSelect of(List<String> fields, String sobject) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a query selects at least one field");
        }
        String names = fields.stream().map(SoqlNames::field).collect(Collectors.joining(", "));
        return new SoqlSelect("SELECT " + names + " FROM " + SoqlNames.object(sobject), null, List.of(), 0);
    }

    /** Only rows that meet {@code another} condition too. */
    public SoqlSelect where(SoqlCondition another) {
        return new SoqlSelect(head, condition == null ? another : condition.and(another), order, limit);
    }

    /** By these fields, ascending, after those named before. */
    public SoqlSelect orderBy(String... fields) {
        return ordered("", fields);
    }

    /** By these fields, descending, after those named before. */
    public SoqlSelect orderByDescending(String... fields) {
        return ordered(" DESC", fields);
    }

    /** At most this many rows. */
    public SoqlSelect limit(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a limit is at least 1, got " + rows);
        }
        return new SoqlSelect(head, condition, order, rows);
    }

    public SoqlQuery build() {
        StringBuilder soql = new StringBuilder(head);
        if (condition != null) {
            soql.append(" WHERE ").append(condition.text());
        }
        if (!order.isEmpty()) {
            soql.append(" ORDER BY ").append(String.join(", ", order));
        }
        if (limit > 0) {
            soql.append(" LIMIT ").append(limit);
        }
        return new SoqlQuery(soql.toString());
    }

    private SoqlSelect ordered(String direction, String... fields) {
        List<String> longer = new ArrayList<>(order);
        for (String field : fields) {
            longer.add(SoqlNames.field(field) + direction);
        }
        return new SoqlSelect(head, condition, List.copyOf(longer), limit);
    }
}
