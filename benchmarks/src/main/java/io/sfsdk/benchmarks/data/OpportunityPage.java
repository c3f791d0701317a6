package io.sfsdk.benchmarks.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Pages of a query for 20 fields of Opportunity, in the bytes an org sends: texts, some not ASCII, ids, dates, numbers, nulls. */
public final class OpportunityPage {
    /** What the page answers. */
    public static final String SOQL =
            "SELECT Id, IsDeleted, AccountId, Name, Description, StageName, Amount, Probability,"
                    + " TotalOpportunityQuantity, CloseDate, Type, NextStep, LeadSource, IsClosed, IsWon, ForecastCategoryName,"
                    + " OwnerId, CreatedDate, LastModifiedDate, SystemModstamp FROM Opportunity";

    private static final String PATH = "/services/data/v66.0/";
    private static final String[] NAMES = {
        "Grüne Wiese", "Müller & Söhne", "Burlington Textiles", "Pyramid \"B\"", "Łódź"
    };
    private static final String[] STAGES = {"Prospecting", "Needs Analysis", "Proposal/Price Quote", "Closed Won"};

    private final Random random;

    private OpportunityPage(long seed) {
        this.random = new Random(seed);
    }

    /** The only page of its query. */
    public static byte[] whole(int records) {
        return new OpportunityPage(1).write(records, records, null);
    }

    /**
     * One page of several.
     *
     * @param number from 0
     * @param pages how many there are
     */
    public static byte[] of(int number, int pages, int records) {
        String next = number + 1 == pages ? null : PATH + "query/0r8000000000001AAA-" + (number + 1) * records;
        return new OpportunityPage(number).write(records, pages * records, next);
    }

    private byte[] write(int records, int total, @Nullable String next) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(records * 800);
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("totalSize", total);
            json.writeBooleanField("done", next == null);
            if (next != null) {
                json.writeStringField("nextRecordsUrl", next);
            }
            json.writeArrayFieldStart("records");
            for (int i = 0; i < records; i++) {
                record(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void record(JsonGenerator json) throws IOException {
        String id = id("006");
        boolean closed = random.nextInt(4) == 0;
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", "Opportunity");
        json.writeStringField("url", PATH + "sobjects/Opportunity/" + id);
        json.writeEndObject();
        json.writeStringField("Id", id);
        json.writeBooleanField("IsDeleted", false);
        json.writeStringField("AccountId", id("001"));
        json.writeStringField("Name", NAMES[random.nextInt(NAMES.length)] + " " + random.nextInt(100_000));
        text(json, "Description", 60, "Renewal of last year's contract, with a discount for three years.");
        json.writeStringField("StageName", STAGES[random.nextInt(STAGES.length)]);
        number(json, "Amount", 90, BigDecimal.valueOf(random.nextInt(10_000_000), 2));
        number(json, "Probability", 100, BigDecimal.valueOf(random.nextInt(11) * 100L, 1));
        number(json, "TotalOpportunityQuantity", 20, BigDecimal.valueOf(random.nextInt(500) * 10L, 1));
        json.writeStringField("CloseDate", "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10));
        text(json, "Type", 70, "Existing Customer - Upgrade");
        text(json, "NextStep", 30, "Call on Monday");
        text(json, "LeadSource", 80, "Partner Referral");
        json.writeBooleanField("IsClosed", closed);
        json.writeBooleanField("IsWon", closed && random.nextBoolean());
        json.writeStringField("ForecastCategoryName", "Best Case");
        json.writeStringField("OwnerId", id("005"));
        json.writeStringField("CreatedDate", moment());
        json.writeStringField("LastModifiedDate", moment());
        json.writeStringField("SystemModstamp", moment());
        json.writeEndObject();
    }

    private void text(JsonGenerator json, String name, int percent, String value) throws IOException {
        json.writeFieldName(name);
        if (random.nextInt(100) < percent) {
            json.writeString(value);
        } else {
            json.writeNull();
        }
    }

    private void number(JsonGenerator json, String name, int percent, BigDecimal value) throws IOException {
        json.writeFieldName(name);
        if (random.nextInt(100) < percent) {
            json.writeNumber(value.toPlainString());
        } else {
            json.writeNull();
        }
    }

    private String id(String prefix) {
        return prefix + String.format("%012d", random.nextInt(Integer.MAX_VALUE)) + "AAA";
    }

    private String moment() {
        return String.format("2025-11-%02dT%02d:%02d:%02d.000+0000", below(28), below(24), below(60), below(60));
    }

    private int below(int bound) {
        return 1 + random.nextInt(bound - 1);
    }
}
