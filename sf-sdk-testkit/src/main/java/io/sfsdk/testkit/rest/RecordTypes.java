package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.describe.RecordTypeInfo;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.stream.Stream;

/** The records of RecordType, as describes tell them. */
public final class RecordTypes {
    private static final String OBJECT = "RecordType";

    private RecordTypes() {}

    /** Those of one object. */
    public static List<RecordTypeInfo> of(OrgView view, ObjectType type) {
        return rows(view)
                .filter(row -> type.name().equals(row.value("SobjectType")))
                .map(RecordTypes::info)
                .toList();
    }

    /** All of them, to see whether they changed. */
    static List<RecordTypeInfo> all(OrgView view) {
        return rows(view).map(RecordTypes::info).toList();
    }

    private static Stream<Row> rows(OrgView view) {
        return view.schema().object(OBJECT).isPresent() ? view.rows(OBJECT, false) : Stream.empty();
    }

    private static RecordTypeInfo info(Row row) {
        return new RecordTypeInfo(
                row.id(),
                String.valueOf(row.value("Name")),
                String.valueOf(row.value("DeveloperName")),
                Boolean.TRUE.equals(row.value("IsActive")));
    }
}
