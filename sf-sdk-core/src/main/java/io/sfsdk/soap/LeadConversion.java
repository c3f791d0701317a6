package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lead to be made an account, a contact and, unless told otherwise, an opportunity. Immutable.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm">SOAP API Developer
 *     Guide, convertLead()</a>
 */
public final class LeadConversion {
    private final RecordId lead;

    /** By element name, in the order of the WSDL, which is that of the names: ids, texts, flags and records. */
    private final Map<String, Object> settings;

    private LeadConversion(RecordId lead, Map<String, Object> settings) {
        this.lead = lead;
        this.settings = settings;
    }

    /**
     * Into a new account, a new contact and a new opportunity, owned by the lead's owner, without a mail.
     *
     * @param convertedStatus a status that counts as converted
     */
    public static LeadConversion of(RecordId lead, String convertedStatus) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("convertedStatus", convertedStatus);
        settings.put("leadId", lead);
        return new LeadConversion(lead, settings)
                .and("doNotCreateOpportunity", false)
                .and("overwriteLeadSource", false)
                .and("sendNotificationEmail", false);
    }

    /** Into an account that is there. */
    public LeadConversion intoAccount(RecordId account) {
        return and("accountId", account);
    }

    /** Into a contact that is there; needs its account too. */
    public LeadConversion intoContact(RecordId contact) {
        return and("contactId", contact);
    }

    /** Into an opportunity that is there. */
    public LeadConversion intoOpportunity(RecordId opportunity) {
        return and("opportunityId", opportunity);
    }

    public LeadConversion withoutOpportunity() {
        return and("doNotCreateOpportunity", true);
    }

    /** Default: the lead's company. */
    public LeadConversion opportunityName(String name) {
        return and("opportunityName", name);
    }

    /** Owner of what is made. Default: the lead's owner. */
    public LeadConversion owner(RecordId user) {
        return and("ownerId", user);
    }

    /** Gives the contact the lead's source in place of its own. */
    public LeadConversion overwriteLeadSource() {
        return and("overwriteLeadSource", true);
    }

    /** Has the org write a mail to the owner. */
    public LeadConversion notifyOwner() {
        return and("sendNotificationEmail", true);
    }

    /** Looks for no duplicates of the account and the contact. */
    public LeadConversion withoutDuplicateCheck() {
        return and("bypassAccountDedupeCheck", true).and("bypassContactDedupeCheck", true);
    }

    /** Fields of the new record, an {@code Account}, {@code Contact} or {@code Opportunity}. */
    public LeadConversion with(SObject record) {
        return switch (record.type()) {
            case "Account" -> and("accountRecord", record);
            case "Contact" -> and("contactRecord", record);
            case "Opportunity" -> and("opportunityRecord", record);
            default ->
                throw new IllegalArgumentException(
                        "a lead becomes an Account, a Contact and an Opportunity, not a " + record.type());
        };
    }

    RecordId lead() {
        return lead;
    }

    void writeTo(XmlWriter xml) throws IllegalTextException {
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            String element = "p:" + setting.getKey();
            if (setting.getValue() instanceof SObject record) {
                new RecordEncoder(xml).write(element, record);
            } else {
                xml.element(element, setting.getValue().toString());
            }
        }
    }

    private LeadConversion and(String element, Object value) {
        Map<String, Object> more = new TreeMap<>(settings);
        more.put(element, value);
        return new LeadConversion(lead, more);
    }

    @Override
    public String toString() {
        return "LeadConversion[" + lead + "]";
    }
}
