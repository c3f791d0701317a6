package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * convertLead: up to 100 leads, each of which is converted or refused alone.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm">convertLead()</a>
 */
final class LeadConvertOperation implements Operation {
    private static final int MOST_LEADS = 100;

    private final SoapContext context;

    LeadConvertOperation(SoapContext context) {
        this.context = context;
    }

    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        List<Element> converts = call.body().all("leadConverts");
        if (converts.size() > MOST_LEADS) {
            throw SoapFault.of(
                    "EXCEEDED_LEAD_CONVERT_LIMIT", "cannot convert more than " + MOST_LEADS + " leads in one call");
        }
        for (Element convert : converts) {
            try (Transaction transaction =
                    context.store().beginAs(call.view().userId()).origin(call.origin())) {
                one(xml, convert, new LeadConverter(call, transaction, new SObjects(context)), transaction);
            }
        }
    }

    private static void one(XmlWriter xml, Element convert, LeadConverter converter, Transaction transaction) {
        SaveResult result = converter.convert(convert);
        if (result.success()) {
            transaction.commit();
            write(xml, List.of(), converter.accountId(), converter.contactId(), result.id(), converter.opportunityId());
        } else {
            write(xml, result.errors(), null, null, convert.value("leadId"), null);
        }
    }

    private static void write(
            XmlWriter xml,
            List<RowError> errors,
            @Nullable String accountId,
            @Nullable String contactId,
            @Nullable String leadId,
            @Nullable String opportunityId) {
        xml.open("result").leaf("accountId", accountId).leaf("contactId", contactId);
        errors.forEach(error -> ResultXml.error(xml, error));
        xml.leaf("leadId", leadId == null ? null : Values.longId(leadId)).leaf("opportunityId", opportunityId);
        xml.leaf("success", errors.isEmpty()).close();
    }
}
