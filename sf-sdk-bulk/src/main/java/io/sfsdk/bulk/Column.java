package io.sfsdk.bulk;

import org.jspecify.annotations.Nullable;

/**
 * One column of an upload: a field, or a parent named by one of its fields.
 *
 * @param header as sent: {@code Name}, {@code Account.Ext__c} or {@code Lead:Who.Email}
 * @param field the record's own field, or how it names the parent
 * @param parentType the parent's type, null for a field
 * @param parentField by which the parent is found, null for a field
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm">Bulk
 *     API 2.0 Developer Guide, Relationship Fields in a Header Row</a>
 */
record Column(
        String header,
        String field,
        @Nullable String parentType,
        @Nullable String parentField) {
    static Column of(String field) {
        return new Column(field, field, null, null);
    }

    boolean isReference() {
        return parentField != null;
    }
}
