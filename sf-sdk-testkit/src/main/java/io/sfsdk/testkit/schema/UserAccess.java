package io.sfsdk.testkit.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What profile and permission sets withhold from one user: objects, operations on objects, fields. Immutable; names are compared
 * without regard to case.
 *
 * <p>What a user may not read does not exist for them: queries and writes refuse it as an unknown name, describes leave it out.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/salesforce_security_guide.htm">Salesforce
 *     Security Guide, Object and Field-Level Security</a>
 */
public final class UserAccess {
    private static final UserAccess FULL = new UserAccess(Map.of(), Map.of(), Map.of());

    private final Map<String, Set<String>> hidden;
    private final Map<String, Set<String>> readOnly;
    private final Map<String, Set<ObjectPermission>> withheld;

    private UserAccess(
            Map<String, Set<String>> hidden,
            Map<String, Set<String>> readOnly,
            Map<String, Set<ObjectPermission>> withheld) {
        this.hidden = hidden;
        this.readOnly = readOnly;
        this.withheld = withheld;
    }

    /** Withholds nothing, as from a new org's users. */
    public static UserAccess full() {
        return FULL;
    }

    /** Takes the object away altogether. */
    public UserAccess withoutObject(String object) {
        return new UserAccess(with(hidden, object, Set.of()), readOnly, withheld);
    }

    /** Takes fields away; the others of the object stay. */
    public UserAccess withoutFields(String object, String... fields) {
        checkNamed(fields.length);
        return new UserAccess(with(hidden, object, folded(fields)), readOnly, withheld);
    }

    /** Lets fields be read but not written. */
    public UserAccess readOnlyFields(String object, String... fields) {
        checkNamed(fields.length);
        return new UserAccess(hidden, with(readOnly, object, folded(fields)), withheld);
    }

    /** Takes operations on the object's records away. */
    public UserAccess without(String object, ObjectPermission first, ObjectPermission... more) {
        return new UserAccess(hidden, readOnly, with(withheld, object, EnumSet.of(first, more)));
    }

    /** The schema as the user sees it. */
    public Schema appliedTo(Schema schema) {
        List<ObjectType> seen = new ArrayList<>();
        for (ObjectType type : schema.objects()) {
            if (!isHidden(type.name())) {
                seen.add(seen(type));
            }
        }
        return new FixedSchema(seen);
    }

    private ObjectType seen(ObjectType type) {
        List<Field> fields = type.fields().stream()
                .filter(field -> !isHidden(type.name(), field.name()))
                .map(field -> isReadOnly(type.name(), field.name()) ? field.readOnly() : field)
                .toList();
        List<ChildRelationship> children = type.childRelationships().stream()
                .filter(end -> !isHidden(end.childObject()) && !isHidden(end.childObject(), end.field()))
                .toList();
        return new FixedObjectType(
                type.name(),
                type.label(),
                type.labelPlural(),
                type.keyPrefix(),
                type.isReplicateable(),
                fields,
                children,
                withheld.getOrDefault(fold(type.name()), Set.of()));
    }

    private boolean isHidden(String object) {
        Set<String> fields = hidden.get(fold(object));
        return fields != null && fields.isEmpty();
    }

    private boolean isHidden(String object, String field) {
        return hidden.getOrDefault(fold(object), Set.of()).contains(fold(field));
    }

    private boolean isReadOnly(String object, String field) {
        return readOnly.getOrDefault(fold(object), Set.of()).contains(fold(field));
    }

    private static <T> Map<String, Set<T>> with(Map<String, Set<T>> all, String object, Set<T> more) {
        Map<String, Set<T>> changed = new HashMap<>(all);
        changed.merge(fold(object), more, UserAccess::both);
        return Map.copyOf(changed);
    }

    /** An empty set stands for the whole object. */
    private static <T> Set<T> both(Set<T> earlier, Set<T> more) {
        if (earlier.isEmpty() || more.isEmpty()) {
            return Set.of();
        }
        Set<T> both = new HashSet<>(earlier);
        both.addAll(more);
        return Set.copyOf(both);
    }

    private static Set<String> folded(String... names) {
        Set<String> folded = new HashSet<>();
        for (String name : names) {
            folded.add(fold(name));
        }
        return Set.copyOf(folded);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void checkNamed(int fields) {
        if (fields == 0) {
            throw new IllegalArgumentException("no field is named");
        }
    }
}
