package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ObjectPermission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Turns a lead into one that was converted, which cannot be undone.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm">convertLead()</a>
 */
final class LeadConversion {
    private final TransactionScope scope;

    LeadConversion(TransactionScope scope) {
        this.scope = scope;
    }

    SaveResult convert(
            String leadId, String status, String accountId, String contactId, @Nullable String opportunityId) {
        StoredRow lead = scope.lockedVisible(
                RecordId.normalize(leadId).orElseThrow(() -> new RefusedException(RowErrors.malformedId(leadId))));
        if (lead.isDeleted()) {
            throw new RefusedException(RowErrors.deleted());
        }
        if (RowErrors.isConvertedLead(lead)) {
            throw new RefusedException(RowErrors.convertedLead());
        }
        scope.permitted(lead.layout().type(), ObjectPermission.EDIT);
        Instant at = scope.stamp();
        Draft draft = Draft.of(lead);
        draft.set("Status", status);
        draft.set("IsConverted", true);
        draft.set("ConvertedDate", LocalDate.ofInstant(at, ZoneOffset.UTC));
        draft.set("ConvertedAccountId", accountId);
        draft.set("ConvertedContactId", contactId);
        draft.set("ConvertedOpportunityId", opportunityId);
        draft.stamp(at, scope.userId(), false);
        scope.put(draft.finished(lead.number(), lead.id()));
        return SaveResult.saved(lead.id());
    }
}
