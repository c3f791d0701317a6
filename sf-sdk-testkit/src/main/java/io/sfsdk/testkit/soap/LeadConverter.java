package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.PicklistValue;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.WriteOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account, contact and opportunity of one lead, unless it is to join some that exist. There are no records of lead
 * statuses here: a status is one of converted leads if its name says {@code Converted} without {@code Not}. One for each lead.
 */
final class LeadConverter {
    private final SoapCall call;
    private final Transaction transaction;
    private final SObjects records;
    private @Nullable String accountId;
    private @Nullable String contactId;
    private @Nullable String opportunityId;

    LeadConverter(SoapCall call, Transaction transaction, SObjects records) {
        this.call = call;
        this.transaction = transaction;
        this.records = records;
    }

    SaveResult convert(Element convert) {
        String status = convert.value("convertedStatus");
        if (status == null || !isConverted(status)) {
            return refused("INVALID_STATUS", "invalid convertedStatus: " + status);
        }
        Optional<Row> lead = lead(convert);
        if (lead.isEmpty()) {
            return refused("INVALID_ID_FIELD", "invalid lead id: " + convert.value("leadId"));
        }
        if (convert.value("contactId") != null && convert.value("accountId") == null) {
            return refused("MISSING_ARGUMENT", "accountId is required with contactId");
        }
        return make(convert, lead.get())
                .orElseGet(() -> transaction.convertLead(
                        lead.get().id(), status, String.valueOf(accountId), String.valueOf(contactId), opportunityId));
    }

    private Optional<Row> lead(Element convert) {
        return Optional.ofNullable(convert.value("leadId"))
                .flatMap(RecordId::normalize)
                .flatMap(id -> transaction.view().row("Lead", id));
    }

    private boolean isConverted(String status) {
        List<PicklistValue> values =
                call.type("Lead").field("Status").orElseThrow().picklistValues();
        return status.contains("Converted")
                && !status.contains("Not ")
                && values.stream().anyMatch(value -> value.value().equals(status) && value.active());
    }

    /** The first refusal, if there is one. */
    private Optional<SaveResult> make(Element convert, Row lead) {
        LeadFields fields = new LeadFields(lead, convert.value("ownerId"));
        accountId = convert.value("accountId");
        contactId = convert.value("contactId");
        SaveResult last = null;
        if (accountId == null) {
            last = insert("Account", fields.account(), convert, "accountRecord");
            accountId = last.id();
        }
        if (contactId == null && isGood(last)) {
            last = insert("Contact", fields.contact(String.valueOf(accountId)), convert, "contactRecord");
            contactId = last.id();
        } else if (isGood(last) && convert.flag("overwriteLeadSource")) {
            last = transaction.update("Contact", contactId, fields.source());
        }
        opportunityId = convert.value("opportunityId");
        if (opportunityId == null && !convert.flag("doNotCreateOpportunity") && isGood(last)) {
            String name = convert.value("opportunityName");
            last = insert(
                    "Opportunity",
                    fields.opportunity(
                            name,
                            String.valueOf(accountId),
                            stage(),
                            call.view().now()),
                    convert,
                    "opportunityRecord");
            opportunityId = last.id();
        }
        return isGood(last) ? Optional.empty() : Optional.ofNullable(last);
    }

    private static boolean isGood(@Nullable SaveResult result) {
        return result == null || result.success();
    }

    /** With what the call says of the new record beside the lead's own values. */
    private SaveResult insert(String object, Map<String, @Nullable Object> fields, Element convert, String given) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            boolean has = value != null
                    && call.type(object).field(name).filter(Field::createable).isPresent();
            if (has) {
                all.put(name, value);
            }
        });
        convert.child(given)
                .filter(record -> !record.nil())
                .ifPresent(record -> all.putAll(records.one(call, record, false).fields()));
        boolean allowed =
                convert.flag("bypass" + object + "DedupeCheck") || call.flag("DuplicateRuleHeader", "allowSave");
        return transaction.insert(object, all, WriteOptions.none().withAllowDuplicates(allowed));
    }

    private String stage() {
        return call.type("Opportunity").field("StageName").stream()
                .flatMap(field -> field.picklistValues().stream())
                .map(PicklistValue::value)
                .findFirst()
                .orElse("Prospecting");
    }

    private static SaveResult refused(String code, String message) {
        return new SaveResult(null, false, false, List.of(RowError.of(code, message)), List.of(), null);
    }

    @Nullable
    String accountId() {
        return longId(accountId);
    }

    @Nullable
    String contactId() {
        return longId(contactId);
    }

    @Nullable
    String opportunityId() {
        return longId(opportunityId);
    }

    private static @Nullable String longId(@Nullable String id) {
        return id == null ? null : Values.longId(id);
    }
}
