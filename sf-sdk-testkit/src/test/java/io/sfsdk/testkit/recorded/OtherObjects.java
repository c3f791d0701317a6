package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectBuilder;
import io.sfsdk.testkit.schema.SchemaBuilder;

/** Standard objects that recorded orgs had and a new simulated org does not. */
final class OtherObjects {
    private OtherObjects() {}

    static void addTo(SchemaBuilder schema) {
        schema.object(object("Topic", "0TO", "Topics").field(name(100)).field(stamp()));
        schema.object(object("TopicAssignment", "0FT", "Topic Assignments")
                .field(reference("TopicId", "Topic", "Topic"))
                .field(reference("EntityId", "Entity", "Account", "Contact", "Lead"))
                .field(stamp()));
        schema.object(object("PermissionSet", "0PS", "Permission Sets")
                .field(name(80))
                .field(stamp()));
    }

    private static ObjectBuilder object(String name, String prefix, String plural) {
        String label = plural.substring(0, plural.length() - 1);
        return ObjectBuilder.of(name, prefix)
                .label(label, plural)
                .field(Field.builder("Id", FieldType.ID).label(label + " ID").idLookup());
    }

    private static FieldBuilder name(int length) {
        return Field.builder("Name", FieldType.STRING)
                .length(length)
                .nameField()
                .required();
    }

    private static FieldBuilder reference(String field, String relationship, String... objects) {
        return Field.builder(field, FieldType.REFERENCE)
                .to(relationship, null, objects)
                .required()
                .createOnly();
    }

    private static FieldBuilder stamp() {
        return Field.builder("SystemModstamp", FieldType.DATETIME)
                .label("System Modstamp")
                .readOnly()
                .filledIn();
    }
}
