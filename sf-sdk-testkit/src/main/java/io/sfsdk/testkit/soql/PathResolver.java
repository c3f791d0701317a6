package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds paths in the schema. The parent of a polymorphic reference is the object {@code Name}, which has few fields.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm">Name</a>
 */
final class PathResolver {
    static final String TYPE = "Type";

    private static final String NAME_OBJECT = "Name";
    private static final int MAX_HOPS = 5;
    private static final Set<String> NAME_FIELDS = Set.of(
            "id",
            "alias",
            "email",
            "firstname",
            "isactive",
            "lastname",
            "name",
            "phone",
            "profileid",
            "recordtypeid",
            "title",
            "type",
            "userroleid",
            "username");
    private static final Set<String> NAME_PARENTS = Set.of("profile", "recordtype", "userrole");

    private final Schema schema;
    private final Refusals refusals;

    PathResolver(Schema schema, Refusals refusals) {
        this.schema = schema;
        this.refusals = refusals;
    }

    /** Finds a field that may be a parent's. */
    ResolvedPath resolve(ObjectType start, Expression.Path path) {
        List<Hop> hops = hops(start, path.parents(), path.offset());
        String name = path.last();
        if (hops.isEmpty() || !last(hops).isPolymorphic()) {
            ObjectType owner = hops.isEmpty() ? start : last(hops).targets().get(0);
            return new ResolvedPath(hops, ownField(owner, name, path));
        }
        return nameField(hops, name, path);
    }

    /** Finds the parents on the way. */
    List<Hop> hops(ObjectType start, List<String> relationships, int offset) {
        if (relationships.size() > MAX_HOPS) {
            throw refusals.malformed(offset, "a path may lead over no more than " + MAX_HOPS + " relationships");
        }
        List<Hop> hops = new ArrayList<>();
        for (String relationship : relationships) {
            hops.add(hop(start, hops, relationship, offset));
        }
        return hops;
    }

    private Hop hop(ObjectType start, List<Hop> before, String relationship, int offset) {
        Field reference = (before.isEmpty()
                        ? start.parentRelationship(relationship)
                        : parentOf(last(before), relationship))
                .orElseThrow(() -> refusals.unknownParent(offset, relationship));
        List<ObjectType> targets = reference.referenceTo().stream()
                .flatMap(name -> schema.object(name).stream())
                .toList();
        if (targets.isEmpty()) {
            throw refusals.unknownParent(offset, relationship);
        }
        return new Hop(reference, targets);
    }

    private static Optional<Field> parentOf(Hop hop, String relationship) {
        if (hop.isPolymorphic() && !NAME_PARENTS.contains(relationship.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return hop.targets().stream()
                .flatMap(target -> target.parentRelationship(relationship).stream())
                .findFirst();
    }

    private Field ownField(ObjectType owner, String name, Expression.Path path) {
        return owner.field(name).orElseThrow(() -> refusals.unknownField(path.offset(), name, owner.name()));
    }

    private ResolvedPath nameField(List<Hop> hops, String name, Expression.Path path) {
        if (name.equalsIgnoreCase(TYPE)) {
            return new ResolvedPath(hops, null);
        }
        Field field = last(hops).targets().stream()
                .filter(target -> NAME_FIELDS.contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(target -> target.field(name).stream())
                .findFirst()
                .orElseThrow(() -> refusals.unknownField(path.offset(), name, NAME_OBJECT));
        return new ResolvedPath(hops, field);
    }

    /** The object answers give a parent: its own, or {@code Name}. */
    static String shownObject(Hop hop, String objectName) {
        return hop.isPolymorphic() ? NAME_OBJECT : objectName;
    }

    private static Hop last(List<Hop> hops) {
        return hops.get(hops.size() - 1);
    }
}
