package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of a lead's fields go into which record.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=sales.leads_standard_fields_mapped.htm&amp;type=5">Lead conversion mapping</a>
 */
final class LeadFields {
    private static final List<String> ADDRESS = List.of("Street", "City", "State", "PostalCode", "Country");

    private final Row lead;
    private final Object owner;

    /** @param ownerId who owns what is made; null for the lead's owner */
    LeadFields(Row lead, @Nullable String ownerId) {
        this.lead = lead;
        this.owner = ownerId == null ? String.valueOf(lead.value("OwnerId")) : ownerId;
    }

    Map<String, @Nullable Object> account() {
        Map<String, @Nullable Object> account =
                copied("Phone", "Fax", "Website", "Industry", "AnnualRevenue", "NumberOfEmployees", "Rating");
        account.put("Name", lead.value("Company"));
        account.put("AccountSource", lead.value("LeadSource"));
        address(account, "Billing");
        return account;
    }

    Map<String, @Nullable Object> contact(String accountId) {
        Map<String, @Nullable Object> contact = copied(
                "FirstName",
                "LastName",
                "Salutation",
                "Title",
                "Email",
                "Phone",
                "MobilePhone",
                "Fax",
                "LeadSource",
                "Description");
        contact.put("AccountId", accountId);
        address(contact, "Mailing");
        return contact;
    }

    /** It closes at the end of the quarter. */
    Map<String, @Nullable Object> opportunity(@Nullable String name, String accountId, String stage, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate lastMonth = today.withMonth(today.get(IsoFields.QUARTER_OF_YEAR) * 3);
        Map<String, @Nullable Object> opportunity = copied("LeadSource");
        opportunity.put("Name", name == null ? lead.value("Company") : name);
        opportunity.put("AccountId", accountId);
        opportunity.put("StageName", stage);
        opportunity.put(
                "CloseDate", lastMonth.withDayOfMonth(lastMonth.lengthOfMonth()).toString());
        return opportunity;
    }

    /** What {@code overwriteLeadSource} changes in a contact that exists. */
    Map<String, @Nullable Object> source() {
        Map<String, @Nullable Object> source = copied("LeadSource");
        source.remove("OwnerId");
        return source;
    }

    private Map<String, @Nullable Object> copied(String... names) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (String name : names) {
            copy.put(name, lead.value(name));
        }
        copy.put("OwnerId", owner);
        return copy;
    }

    private void address(Map<String, @Nullable Object> fields, String kind) {
        ADDRESS.forEach(part -> fields.put(kind + part, lead.value(part)));
    }
}
