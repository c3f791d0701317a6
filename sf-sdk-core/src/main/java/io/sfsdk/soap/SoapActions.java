package io.sfsdk.soap;

import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SOAP can do beyond reading and writing. Each method makes one call and tells one result an item, in their order. Safe to
 * share.
 *
 * <p>But for the search for duplicates a call is sent once. One without an answer is a {@link
 * io.sfsdk.error.SalesforceException} whose {@code delivery()} is {@link io.sfsdk.error.Delivery#UNKNOWN}: look before doing it
 * again.
 */
public final class SoapActions {
    private static final int MOST_MERGES = 200;
    private static final int MOST_LEADS = 100;
    private static final int MOST_MAILS = 10;
    private static final int MOST_COMPARED = 50;
    private static final int MOST_STEPS = 200;

    private final Results results;

    SoapActions(Results results) {
        this.results = results;
    }

    /** Makes two or three records one: leads, contacts, accounts, in newer versions cases. 1 to 200 of such groups. */
    public List<RowResult<Merged>> merge(List<MergeRequest> merges) {
        requireCount(merges.size(), MOST_MERGES);
        SoapCalls.Content content = xml -> {
            for (MergeRequest merge : merges) {
                xml.start("p:request");
                new RecordEncoder(xml).write("p:masterRecord", merge.master());
                merge.duplicates().forEach(id -> xml.plain("p:recordToMergeIds", id));
                xml.end("p:request");
            }
        };
        return results.rows(
                "merge",
                false,
                merges.size(),
                content,
                row -> new Merged(
                        Results.id(row, "id"),
                        Results.ids(row, "mergedRecordIds"),
                        Results.ids(row, "updatedRelatedIds")));
    }

    /** Converts 1 to 100 leads. */
    public List<RowResult<ConvertedLead>> convertLeads(List<LeadConversion> leads) {
        requireCount(leads.size(), MOST_LEADS);
        SoapCalls.Content content = xml -> {
            for (LeadConversion lead : leads) {
                xml.start("p:leadConverts");
                lead.writeTo(xml);
                xml.end("p:leadConverts");
            }
        };
        return results.rows(
                "convertLead",
                false,
                leads.size(),
                content,
                row -> new ConvertedLead(
                        Results.id(row, "leadId"),
                        Results.id(row, "accountId"),
                        Results.id(row, "contactId"),
                        Results.idOrNull(row, "opportunityId")));
    }

    /** Submits records for approval, and decides on them. 1 to 200 steps. */
    public List<RowResult<ApprovalState>> process(List<ApprovalStep> steps) {
        requireCount(steps.size(), MOST_STEPS);
        SoapCalls.Content content = xml -> {
            for (ApprovalStep step : steps) {
                write(xml, step);
            }
        };
        return results.rows(
                "process",
                false,
                steps.size(),
                content,
                row -> new ApprovalState(
                        Results.idOrNull(row, "entityId"),
                        Results.idOrNull(row, "instanceId"),
                        row.text("instanceStatus").orElse(""),
                        Results.ids(row, "actorIds"),
                        Results.ids(row, "newWorkitemIds")));
    }

    private static void write(XmlWriter xml, ApprovalStep step) throws IllegalTextException {
        boolean submits = step instanceof ApprovalStep.Submit;
        xml.raw("<p:actions xsi:type=\"p:" + (submits ? "ProcessSubmitRequest" : "ProcessWorkitemRequest") + "\">");
        xml.element("p:comments", step.comments());
        step.nextApprovers().forEach(id -> xml.plain("p:nextApproverIds", id));
        if (step instanceof ApprovalStep.Submit submit) {
            xml.plain("p:objectId", submit.record());
            ifGiven(xml, "p:submitterId", submit.submitter());
            if (submit.process() != null) {
                xml.element("p:processDefinitionNameOrId", submit.process());
            }
        } else if (step instanceof ApprovalStep.Decide decide) {
            xml.element("p:action", decide.action()).plain("p:workitemId", decide.workItem());
        }
        xml.end("p:actions");
    }

    /**
     * Runs 1 to 200 quick actions.
     *
     * @return what the org says of each, such as {@code ids}, {@code created} and {@code successMessage}
     */
    public List<RowResult<SoapElement>> performQuickActions(List<QuickAction> actions) {
        requireCount(actions.size(), MOST_STEPS);
        SoapCalls.Content content = xml -> {
            for (QuickAction action : actions) {
                xml.start("p:quickActions");
                ifGiven(xml, "p:contextId", action.context());
                xml.element("p:quickActionName", action.name());
                for (SObject record : action.records()) {
                    new RecordEncoder(xml).write("p:records", record);
                }
                xml.end("p:quickActions");
            }
        };
        return results.rows("performQuickActions", false, actions.size(), content, row -> row);
    }

    /** Sends 1 to 10 mails; an item is done when the org has taken it. */
    public List<RowResult<Boolean>> sendEmail(List<Email> mails) {
        requireCount(mails.size(), MOST_MAILS);
        SoapCalls.Content content = xml -> {
            for (Email mail : mails) {
                xml.raw("<p:messages xsi:type=\"p:SingleEmailMessage\">");
                mail.writeTo(xml);
                xml.raw("</p:messages>");
            }
        };
        return results.rows("sendEmail", false, mails.size(), content, row -> true);
    }

    /** What the duplicate rules of their object find for 1 to 50 records that need not exist. */
    public List<RowResult<List<DuplicateFindings>>> findDuplicates(List<SObject> records) {
        requireCount(records.size(), MOST_COMPARED);
        SoapCalls.Content content = xml -> {
            for (SObject record : records) {
                new RecordEncoder(xml).write("p:sObjects", record);
            }
        };
        return results.rows("findDuplicates", true, records.size(), content, SoapActions::findings);
    }

    /** The same for 1 to 50 records that exist. */
    public List<RowResult<List<DuplicateFindings>>> findDuplicatesByIds(List<RecordId> ids) {
        requireCount(ids.size(), MOST_COMPARED);
        return results.rows(
                "findDuplicatesByIds",
                true,
                ids.size(),
                xml -> ids.forEach(id -> xml.plain("p:ids", id)),
                SoapActions::findings);
    }

    private static List<DuplicateFindings> findings(SoapElement row) {
        return Results.map(row.all("duplicateResults"), RowErrors::findings);
    }

    private static void ifGiven(XmlWriter xml, String element, @Nullable RecordId id) {
        if (id != null) {
            xml.plain(element, id);
        }
    }

    private static void requireCount(int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("a call takes 1 to " + most + " items, got " + count);
        }
    }
}
