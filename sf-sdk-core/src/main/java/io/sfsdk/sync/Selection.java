package io.sfsdk.sync;

import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to read of which object. Names are checked, so that a query has no text in it but these, stamps, ids and the condition.
 *
 * @param sobject the API name
 * @param fields what is selected, {@code Id} and the cursor fields included
 * @param condition SOQL that the developer wrote, or null
 * @param cursor the field that orders versions in time
 */
record Selection(
        String sobject, List<String> fields, @Nullable String condition, String cursor) {
    /** Moves on every change. */
    static final String CHANGED = "SystemModstamp";

    /** Never moves. */
    static final String CREATED = "CreatedDate";

    /** The condition of those who want deletions and nothing else. */
    static final String DELETED_ONLY = "IsDeleted = true";

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    Selection {
        if (!sobject.matches(NAME)) {
            throw new IllegalArgumentException("not the API name of an sObject: \"" + sobject + "\"");
        }
        fields.forEach(Selection::checkField);
        fields = List.copyOf(fields);
        if (condition != null && condition.isBlank()) {
            throw new IllegalArgumentException("a condition must not be blank; leave it out to read all records");
        }
    }

    Selection(String sobject, List<String> fields, @Nullable String condition) {
        this(sobject, fields, condition, CHANGED);
    }

    /** This selection in the order in which records were created, each of them once. */
    Selection byCreation() {
        return new Selection(sobject, fields, condition, CREATED);
    }

    boolean isByCreation() {
        return cursor.equals(CREATED);
    }

    /** This selection, of what meets another condition too. */
    Selection and(String other) {
        String both = condition == null ? other : "(" + condition + ") AND " + other;
        return new Selection(sobject, fields, both, cursor);
    }

    /** This selection with more fields, each of them once. */
    Selection with(String... needed) {
        List<String> all = new ArrayList<>(fields);
        for (String field : needed) {
            if (all.stream().noneMatch(field::equalsIgnoreCase)) {
                all.add(field);
            }
        }
        return new Selection(sobject, all, condition, cursor);
    }

    SoqlQuery where(String range, String order) {
        return new SoqlQuery(where(range).text() + " ORDER BY " + order);
    }

    SoqlQuery where(String range) {
        return new SoqlQuery("SELECT " + String.join(", ", fields) + from(range));
    }

    SoqlQuery count(String range) {
        return new SoqlQuery("SELECT COUNT()" + from(range));
    }

    private String from(String range) {
        String filter = condition == null ? range : range + " AND (" + condition + ")";
        return " FROM " + sobject + " WHERE " + filter;
    }

    /** This selection with no fields but those that tell a deletion. */
    Selection systemFields(boolean isMerged) {
        Selection bare = new Selection(sobject, List.of("Id", cursor, "IsDeleted"), condition, cursor);
        return isMerged ? bare.with("MasterRecordId") : bare;
    }

    /** Whether or not they meet the condition. */
    SoqlQuery byIds(List<RecordId> ids) {
        return new Selection(sobject, fields, null, cursor).where(in("Id", ids), "Id");
    }

    SoqlQuery byParents(String field, List<RecordId> parents) {
        checkField(field);
        return where(in(field, parents), "Id");
    }

    private static String in(String field, List<RecordId> ids) {
        return ids.stream().map(id -> Soql.literal(id.value())).collect(Collectors.joining(", ", field + " IN (", ")"));
    }

    private static void checkField(String field) {
        if (!field.matches(NAME + "(\\." + NAME + ")*")) {
            throw new IllegalArgumentException("not the API name of a field: \"" + field + "\"");
        }
    }
}
