package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestRecords;
import io.sfsdk.rest.Upserted;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;

/** How do I write a record, and what can come of it? */
public final class Writing {
    private final SalesforceClient client;

    public Writing(SalesforceClient client) {
        this.client = client;
    }

    /** One record at a time. */
    public RecordId oneRecord() {
        // tag::one
        RestRecords accounts = client.records("Account");
        RecordId id = accounts.create(SObject.of("Account").with("Name", "Crédit Agricole"));
        accounts.update(id, SObject.of("Account").with("Website", null)); // null clears, absent leaves alone
        boolean wasThere = accounts.delete(id);

        SObject known = SObject.of("Account").with("External_Id__c", "A-1").with("Name", "Lagardère");
        Upserted upserted = accounts.upsert("External_Id__c", known);
        // end::one
        if (!upserted.created() || !wasThere) {
            throw new IllegalStateException("the org had these already");
        }
        return id;
    }

    /** A refusal says why; a call without an answer says that nobody knows. */
    public String whatHappened(SObject account) {
        // tag::errors
        try {
            return "created as " + client.records("Account").create(account);
        } catch (ApiException e) { // the org said no
            return "refused: " + e.code() + " for " + e.errors().get(0).fields();
        } catch (SalesforceException e) { // no answer, or half of one
            return e.delivery() == Delivery.UNKNOWN ? "may have been created: look before sending again" : "not sent";
        }
        // end::errors
    }

    /** Up to 200 in one call: an outcome for each, in their order. */
    public List<String> outcomes(List<SObject> accounts) {
        // tag::outcomes
        List<WriteOutcome> outcomes =
                client.rest().writer().write(WriteRequest.of(new WriteOperation.Insert(), accounts));
        return outcomes.stream().map(Writing::words).toList();
        // end::outcomes
    }

    private static String words(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Written written) {
            return "written: " + written.id();
        }
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return "rejected: " + rejected.errors();
        }
        return "in doubt";
    }
}
