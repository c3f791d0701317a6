package io.sfsdk.benchmarks.data;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The page of {@link OpportunityPage#SOQL} as SOAP sends it: one line, each id twice, nulls as {@code xsi:nil}. */
public final class SoapOpportunityPage {
    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:sf=\"urn:sobject.partner.soap.sforce.com\">"
            + "<soapenv:Header><LimitInfoHeader><limitInfo><current>22092</current><limit>64000</limit><type>API"
            + " REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header><soapenv:Body><queryResponse><result"
            + " xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>";
    private static final String[] NAMES = {
        "Grüne Wiese", "Müller &amp; Söhne", "Burlington Textiles", "Pyramid \"B\"", "Łódź"
    };
    private static final String[] STAGES = {"Prospecting", "Needs Analysis", "Proposal/Price Quote", "Closed Won"};

    private final Random random = new Random(1);
    private final StringBuilder xml = new StringBuilder();

    private SoapOpportunityPage() {}

    /** The only page of its query, in an envelope. */
    public static byte[] whole(int records) {
        SoapOpportunityPage page = new SoapOpportunityPage();
        page.xml.append(START);
        for (int i = 0; i < records; i++) {
            page.record(i);
        }
        page.xml
                .append("<size>")
                .append(records)
                .append("</size></result></queryResponse></soapenv:Body></soapenv:Envelope>");
        return page.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void record(int number) {
        String id = "006TK%011dAAA".formatted(number).substring(0, 18);
        xml.append("<records xsi:type=\"sf:sObject\"><sf:type>Opportunity</sf:type>");
        field("Id", id);
        field("Id", id);
        field("IsDeleted", "false");
        field("AccountId", "001TK%010dAAA".formatted(number % 300));
        field("Name", NAMES[number % NAMES.length] + " - " + number + " Renewal");
        field("Description", random.nextInt(3) == 0 ? null : "Second meeting with the buyers in week " + number % 52);
        field("StageName", STAGES[number % STAGES.length]);
        field("Amount", random.nextInt(10) == 0 ? null : random.nextInt(10_000_000) / 100 + ".5");
        field("Probability", random.nextInt(100) + ".0");
        field("TotalOpportunityQuantity", random.nextInt(2) == 0 ? null : random.nextInt(500) + ".0");
        field("CloseDate", "2026-0" + (1 + number % 9) + "-15");
        field("Type", "New Customer");
        field("NextStep", random.nextInt(2) == 0 ? null : "Call back");
        field("LeadSource", "Web");
        field("IsClosed", String.valueOf(number % 4 == 3));
        field("IsWon", String.valueOf(number % 4 == 3));
        field("ForecastCategoryName", "Pipeline");
        field("OwnerId", "005TK0000002XyZYAU");
        field("CreatedDate", "2025-11-0" + (1 + number % 9) + "T09:30:1" + number % 10 + ".000Z");
        field("LastModifiedDate", "2026-01-0" + (1 + number % 9) + "T11:58:0" + number % 10 + ".000Z");
        field("SystemModstamp", "2026-01-0" + (1 + number % 9) + "T11:58:0" + number % 10 + ".000Z");
        xml.append("</records>");
    }

    private void field(String name, @Nullable String text) {
        xml.append("<sf:").append(name);
        if (text == null) {
            xml.append(" xsi:nil=\"true\"/>");
        } else {
            xml.append('>').append(text).append("</sf:").append(name).append('>');
        }
    }

    /** What a describe tells of its fields. */
    public static SchemaSource schemas() {
        ObjectSchema schema = new ObjectSchema(
                "Opportunity",
                true,
                List.of(
                        typed("Id", "id"),
                        typed("IsDeleted", "boolean"),
                        typed("AccountId", "reference"),
                        typed("Name", "string"),
                        typed("Description", "textarea"),
                        typed("StageName", "picklist"),
                        typed("Amount", "currency"),
                        typed("Probability", "percent"),
                        typed("TotalOpportunityQuantity", "double"),
                        typed("CloseDate", "date"),
                        typed("Type", "picklist"),
                        typed("NextStep", "string"),
                        typed("LeadSource", "picklist"),
                        typed("IsClosed", "boolean"),
                        typed("IsWon", "boolean"),
                        typed("ForecastCategoryName", "picklist"),
                        typed("OwnerId", "reference"),
                        typed("CreatedDate", "datetime"),
                        typed("LastModifiedDate", "datetime"),
                        typed("SystemModstamp", "datetime")));
        return new SchemaSource() {
            @Override
            public ObjectSchema schema(String sobject) {
                return schema;
            }

            @Override
            public ObjectSchema rereadSchema(String sobject) {
                return schema;
            }
        };
    }

    private static SchemaField typed(String name, String type) {
        return new SchemaField(name, type, false, List.of(), null);
    }
}
