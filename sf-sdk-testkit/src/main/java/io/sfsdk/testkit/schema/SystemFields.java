package io.sfsdk.testkit.schema;

import java.util.List;

/** Fields nearly every object has. */
final class SystemFields {
    private SystemFields() {}

    static FieldBuilder id(String objectLabel) {
        return Field.builder("Id", FieldType.ID).label(objectLabel + " ID").idLookup();
    }

    static FieldBuilder isDeleted() {
        return Field.builder("IsDeleted", FieldType.BOOLEAN).label("Deleted").readOnly();
    }

    /** @param owners {@code User}, or {@code Group,User} where queues may own records */
    static FieldBuilder owner(String owners) {
        return Field.builder("OwnerId", FieldType.REFERENCE)
                .label("Owner ID")
                .to("Owner", null, owners.split(",", -1))
                .filledIn();
    }

    static List<FieldBuilder> audit() {
        return List.of(
                stamp("CreatedDate", "Created Date"),
                user("CreatedById", "Created By ID", "CreatedBy"),
                stamp("LastModifiedDate", "Last Modified Date"),
                user("LastModifiedById", "Last Modified By ID", "LastModifiedBy"),
                stamp("SystemModstamp", "System Modstamp"));
    }

    /** When the running user last saw the record. */
    static List<FieldBuilder> viewed() {
        return List.of(
                Field.builder("LastViewedDate", FieldType.DATETIME)
                        .label("Last Viewed Date")
                        .readOnly(),
                Field.builder("LastReferencedDate", FieldType.DATETIME)
                        .label("Last Referenced Date")
                        .readOnly());
    }

    static List<FieldBuilder> ofCustomObject() {
        FieldBuilder name =
                Field.builder("Name", FieldType.STRING).length(80).nameField().idLookup();
        FieldBuilder owner = owner("Group,User");
        List<FieldBuilder> audit = audit();
        return List.of(
                id("Record"),
                owner,
                isDeleted(),
                name,
                audit.get(0),
                audit.get(1),
                audit.get(2),
                audit.get(3),
                audit.get(4));
    }

    private static FieldBuilder stamp(String name, String label) {
        return Field.builder(name, FieldType.DATETIME).label(label).readOnly().filledIn();
    }

    private static FieldBuilder user(String name, String label, String relationship) {
        return Field.builder(name, FieldType.REFERENCE)
                .label(label)
                .to(relationship, null, "User")
                .readOnly()
                .filledIn();
    }
}
