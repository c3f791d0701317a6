package io.sfsdk.benchmarks.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Answers queries for more accounts than the simulated org can hold, each made up when its page is asked for, in the order (stamp,
 * id). It takes no notice of what a query asks: it serves the first run of a sync, whose one query is for everything.
 */
final class ManyAccounts {
    private static final String LOCATOR = "0r8000000000001AAA-";
    private static final int PAGE = 2_000;

    private final int accounts;
    private final JsonFactory factory = new JsonFactory();

    private ManyAccounts(int accounts) {
        this.accounts = accounts;
    }

    /** Puts these accounts in the place of what the org would answer to a query with deleted rows. */
    static void serve(int accounts, SimulatedOrg org) {
        ManyAccounts many = new ManyAccounts(accounts);
        Fault page = Fault.named("many accounts", (exchange, answer) -> Reply.plain(many.page(exchange.request())));
        org.faults().on(Requests.get("/queryAll").targetContaining("Account")).always(page);
        org.faults().on(Requests.get("/query").targetContaining(LOCATOR)).always(page);
    }

    private Response page(Request request) {
        int place = request.target().lastIndexOf(LOCATOR);
        int from = place < 0 ? 0 : Integer.parseInt(request.target().substring(place + LOCATOR.length()));
        return Response.json(200, write(from, Math.min(from + PAGE, accounts)));
    }

    private byte[] write(int from, int until) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(PAGE * 400);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("totalSize", accounts);
            json.writeBooleanField("done", until == accounts);
            if (until < accounts) {
                json.writeStringField("nextRecordsUrl", "/services/data/v66.0/query/" + LOCATOR + until);
            }
            json.writeArrayFieldStart("records");
            for (int number = from; number < until; number++) {
                record(json, number);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void record(JsonGenerator json, int number) throws IOException {
        Map<String, Object> fields = Accounts.fields(number);
        String id = Accounts.id(number);
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", "Account");
        json.writeStringField("url", "/services/data/v66.0/sobjects/Account/" + id);
        json.writeEndObject();
        json.writeStringField("Id", id);
        json.writeObjectField("External_Id__c", fields.get("External_Id__c"));
        json.writeObjectField("Name", fields.get("Name"));
        json.writeObjectField("BillingCity", fields.get("BillingCity"));
        json.writeNumberField("NumberOfEmployees", Accounts.employees(number));
        json.writeStringField(
                "SystemModstamp", String.valueOf(fields.get("CreatedDate")).replace("Z", ".000+0000"));
        json.writeBooleanField("IsDeleted", false);
        json.writeEndObject();
    }
}
