package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of Bulk API 2.0, one method each. */
final class BulkClient {
    static final String INGEST = "/jobs/ingest";
    static final String QUERY = "/jobs/query";

    private final SimulatedOrg org;
    private final OrgClient http;

    BulkClient(SimulatedOrg org) {
        this.org = org;
        this.http = new OrgClient(org);
    }

    OrgClient http() {
        return http;
    }

    static Map<String, Object> spec(String object, String operation, String... more) {
        Map<String, Object> spec = new LinkedHashMap<>(Map.of("object", object, "operation", operation));
        for (int i = 0; i < more.length; i += 2) {
            spec.put(more[i], more[i + 1]);
        }
        return spec;
    }

    String create(Map<String, Object> spec) {
        return (String) OrgClient.object(http.send("POST", INGEST, spec)).get("id");
    }

    HttpResponse<String> upload(String id, String csv, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "text/csv; charset=UTF-8";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.send("PUT", INGEST + "/" + id + "/batches", csv, all);
    }

    HttpResponse<String> move(String path, String id, String state) {
        return http.send("PATCH", path + "/" + id, Map.of("state", state));
    }

    /** Creates, uploads and closes. */
    String submit(Map<String, Object> spec, String csv) {
        String id = create(spec);
        upload(id, csv);
        move(INGEST, id, "UploadComplete");
        return id;
    }

    /** As {@link #submit}, and moves the clock until it has ended. */
    String run(Map<String, Object> spec, String csv) {
        String id = submit(spec, csv);
        end();
        return id;
    }

    /** A query, at its end. */
    String query(String soql) {
        HttpResponse<String> created = http.send("POST", QUERY, Map.of("operation", "query", "query", soql));
        end();
        return (String) OrgClient.object(created).get("id");
    }

    void end() {
        org.clock().advance(Duration.ofMinutes(1));
    }

    Map<String, Object> look(String path, String id) {
        return OrgClient.object(http.get(path + "/" + id));
    }

    /** Looks until the end is told. */
    Map<String, Object> ended(String path, String id) {
        Map<String, Object> told = look(path, id);
        return told.get("state").equals("InProgress") ? look(path, id) : told;
    }

    List<String> successful(String id) {
        return lines(http.get(INGEST + "/" + id + "/successfulResults"));
    }

    List<String> failed(String id) {
        return lines(http.get(INGEST + "/" + id + "/failedResults"));
    }

    List<String> unprocessed(String id) {
        return lines(http.get(INGEST + "/" + id + "/unprocessedrecords"));
    }

    HttpResponse<String> results(String id, String parameters) {
        return http.get(QUERY + "/" + id + "/results" + parameters);
    }

    static List<String> lines(HttpResponse<String> csv) {
        return csv.body().lines().toList();
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("(absent)");
    }
}
