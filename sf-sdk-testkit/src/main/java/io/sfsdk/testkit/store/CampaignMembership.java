package io.sfsdk.testkit.store;

import java.util.List;
import java.util.Objects;

/** A contact, or a lead that is not converted, is a member of a campaign once. Text as recorded in grouparoo/grouparoo. */
final class CampaignMembership {
    private CampaignMembership() {}

    static void check(TransactionScope scope, StoredRow version) {
        if (version.objectName().equals("CampaignMember")) {
            List.of("ContactId", "LeadId").forEach(person -> check(scope, version, person));
        }
    }

    private static void check(TransactionScope scope, StoredRow version, String person) {
        Layout layout = version.layout();
        Object who = version.value(person);
        ValueIndex index = layout.indexOf(layout.slot(person));
        if (who == null || index == null) {
            return;
        }
        StoredRow found = scope.row(who.toString());
        if (found != null && RowErrors.isConvertedLead(found)) {
            throw new RefusedException(RowErrors.convertedLead());
        }
        boolean already = scope.liveWithValue(scope.catalog().ordinalOfId(version.id()), index, who)
                .filter(other -> other.number() != version.number())
                .anyMatch(other -> Objects.equals(other.value("CampaignId"), version.value("CampaignId")));
        if (already) {
            throw new RefusedException(RowError.of("DUPLICATE_VALUE", "Already a campaign member."));
        }
    }
}
