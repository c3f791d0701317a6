package io.sfsdk.benchmarks.server;

import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Jobs of the Bulk API over more accounts than the simulated org can hold. The rows of a query are made up when they are asked for;
 * those of an insert are answered and let go, and one without a name fails.
 */
final class MadeUpJobs {
    private static final int KEPT = 8;
    private static final String REFUSAL = "\"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --\"";
    private static final String NULL = "\"#N/A\"";

    private final int accounts;
    private final AtomicInteger jobs = new AtomicInteger();

    /** Those of the newest jobs by id. */
    private final NavigableMap<String, String> uploads = new ConcurrentSkipListMap<>();

    private MadeUpJobs(int accounts) {
        this.accounts = accounts;
    }

    /** Puts these jobs in the place of the org's. */
    static void serve(int accounts, SimulatedOrg org) {
        MadeUpJobs made = new MadeUpJobs(accounts);
        org.faults()
                .on(Requests.to("/jobs"))
                .always(Fault.named("made up jobs", (exchange, real) -> Reply.plain(made.answer(exchange.request()))));
    }

    private Response answer(Request request) {
        String path = request.path();
        boolean isQuery = path.contains("/jobs/query");
        if (request.method().equals("POST")) {
            String id = String.format("750%012dAAA", jobs.incrementAndGet());
            return job(id, isQuery, isQuery ? "UploadComplete" : "Open", 0, 0);
        }
        String[] parts = path.substring(path.indexOf("/jobs/")).split("/");
        return isQuery ? query(parts, request) : ingest(parts, request);
    }

    private Response query(String[] parts, Request request) {
        return parts.length > 4 ? results(request) : job(parts[3], true, "JobComplete", accounts, 0);
    }

    private Response results(Request request) {
        int from = request.query().first("locator").map(Integer::parseInt).orElse(0);
        int most = request.query().first("maxRecords").map(Integer::parseInt).orElse(100_000);
        int until = Math.min(accounts, from + most);
        StringBuilder csv = new StringBuilder((until - from) * 130)
                .append(
                        "\"Id\",\"External_Id__c\",\"Name\",\"BillingCity\",\"NumberOfEmployees\",\"SystemModstamp\"\n");
        for (int number = from; number < until; number++) {
            Map<String, Object> fields = Accounts.fields(number);
            csv.append('"').append(Accounts.id(number)).append("\",\"").append(fields.get("External_Id__c"));
            csv.append("\",\"").append(fields.get("Name")).append("\",\"").append(fields.get("BillingCity"));
            csv.append("\",\"").append(Accounts.employees(number)).append("\",\"");
            csv.append(String.valueOf(fields.get("CreatedDate")).replace("Z", ".000Z"))
                    .append("\"\n");
        }
        return csv(csv).with("Sforce-NumberOfRecords", String.valueOf(until - from))
                .with("Sforce-Locator", until == accounts ? "null" : String.valueOf(until));
    }

    private Response ingest(String[] parts, Request request) {
        String id = parts[3];
        if (request.method().equals("PUT")) {
            uploads.put(id, text(request));
            if (uploads.size() > KEPT) {
                uploads.pollFirstEntry();
            }
            return Response.empty(201);
        }
        if (request.method().equals("PATCH")) {
            return job(id, false, "UploadComplete", 0, 0);
        }
        String[] rows = uploads.getOrDefault(id, "").split("\n");
        return switch (parts.length > 4 ? parts[4] : "") {
            case "successfulResults" -> outcomes(rows, "\"sf__Created\"", false);
            case "failedResults" -> outcomes(rows, "\"sf__Error\"", true);
            case "unprocessedrecords" -> csv(rows[0] + '\n');
            default -> job(id, false, "JobComplete", rows.length - 1, failed(rows));
        };
    }

    private static Response outcomes(String[] rows, String second, boolean isOfFailed) {
        StringBuilder csv = new StringBuilder("\"sf__Id\",")
                .append(second)
                .append(',')
                .append(rows[0])
                .append('\n');
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].contains(NULL) == isOfFailed) {
                String id = isOfFailed ? "" : "\"" + Accounts.id(i) + "\"";
                csv.append(id)
                        .append(',')
                        .append(isOfFailed ? REFUSAL : "\"true\"")
                        .append(',');
                csv.append(rows[i]).append('\n');
            }
        }
        return csv(csv);
    }

    private static int failed(String[] rows) {
        int failed = 0;
        for (String row : rows) {
            failed += row.contains(NULL) ? 1 : 0;
        }
        return failed;
    }

    private static Response csv(CharSequence rows) {
        return Response.of(200, "text/csv; charset=UTF-8", rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Response job(String id, boolean isQuery, String state, int processed, int failed) {
        return Response.json(
                200,
                "{\"id\":\"" + id + "\",\"operation\":\"" + (isQuery ? "query" : "insert")
                        + "\",\"object\":\"Account\",\"state\":\"" + state + "\",\"apiVersion\":66.0,"
                        + "\"numberRecordsProcessed\":" + processed + ",\"numberRecordsFailed\":" + failed + "}");
    }

    private static String text(Request request) {
        try {
            return new String(request.content().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
