package io.sfsdk.testkit.describe;

import io.sfsdk.testkit.schema.ObjectPermission;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What can be done with an object. Most allow everything; setup objects less. */
final class Traits {
    private static final Set<String> MERGEABLE = Set.of("Account", "Contact", "Lead", "Case");
    private static final Set<String> FED =
            Set.of("Account", "Case", "Contact", "Event", "Lead", "Opportunity", "Task", "User");
    private static final Set<String> NOT_CREATEABLE = Set.of("Organization", "Profile", "ContentDocument");
    private static final Set<String> NOT_DELETABLE = Set.of("Organization", "User", "RecordType", "ContentVersion");
    private static final Set<String> NOT_IN_BIN = Set.of(
            "CampaignMember",
            "ContentVersion",
            "Group",
            "Organization",
            "PricebookEntry",
            "Profile",
            "RecordType",
            "User",
            "UserRole");

    private Traits() {}

    static Map<String, Boolean> of(ObjectType type) {
        String object = type.name();
        Map<String, Boolean> traits = new LinkedHashMap<>();
        traits.put("createable", !NOT_CREATEABLE.contains(object) && !type.withholds(ObjectPermission.CREATE));
        traits.put("deletable", !NOT_DELETABLE.contains(object) && !type.withholds(ObjectPermission.DELETE));
        traits.put("feedEnabled", FED.contains(object));
        traits.put("layoutable", true);
        traits.put("mergeable", MERGEABLE.contains(object));
        traits.put("mruEnabled", true);
        traits.put("queryable", true);
        traits.put("retrieveable", true);
        traits.put("searchable", true);
        traits.put("triggerable", true);
        traits.put("undeletable", !NOT_IN_BIN.contains(object));
        traits.put("updateable", !type.withholds(ObjectPermission.EDIT));
        return traits;
    }
}
