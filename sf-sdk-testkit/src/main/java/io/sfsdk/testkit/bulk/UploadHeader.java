package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an upload. Names are compared without regard to case; a name that is no field of the user's fails the job.
 *
 * @param raw as uploaded, without its line ending
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm">Relationship
 *     Fields in a Header Row</a>
 */
record UploadHeader(String raw, List<UploadColumn> columns) {
    /** A header without a name, of an upload without a line. */
    static UploadHeader none() {
        return new UploadHeader("", List.of());
    }

    static UploadHeader of(CsvReader record, ObjectType type, Schema schema, boolean idOnly) {
        List<UploadColumn> columns = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            columns.add(column(record.cell(i), type, schema));
        }
        for (UploadColumn column : columns) {
            if (idOnly && !column.isId()) {
                throw JobFailure.unknownField(column.header());
            }
        }
        return new UploadHeader(record.raw(), columns);
    }

    private static UploadColumn column(String name, ObjectType type, Schema schema) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            Field field = type.field(name).orElseThrow(() -> JobFailure.unknownField(name));
            return new UploadColumn(name, field, null, null);
        }
        int colon = name.indexOf(':');
        String parentType = colon < 0 ? null : name.substring(0, colon);
        String key = name.substring(dot + 1);
        Field reference = type.parentRelationship(name.substring(colon + 1, dot))
                .filter(field -> isNamedRightly(field, parentType))
                .orElseThrow(() -> JobFailure.unknownField(name));
        String parent = parentType == null ? reference.referenceTo().get(0) : parentType;
        if (schema.object(parent).flatMap(object -> object.field(key)).isEmpty()) {
            throw JobFailure.unknownField(name);
        }
        return new UploadColumn(name, reference, key, parentType);
    }

    /** The type is needed where a parent may be of several, and wrong where it may not; an owner takes both. */
    private static boolean isNamedRightly(Field reference, @Nullable String parentType) {
        boolean known = parentType == null || reference.referenceTo().stream().anyMatch(parentType::equalsIgnoreCase);
        boolean owner =
                "owner".equals(String.valueOf(reference.relationshipName()).toLowerCase(Locale.ROOT));
        return known && (owner || reference.referenceTo().size() > 1 == (parentType != null));
    }
}
