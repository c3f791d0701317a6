package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals: a well-formed answer that says no. The request is not carried out.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status Codes and
 *     Error Responses</a>
 */
public final class Answers {
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "INVALID_INPUT"),
            Map.entry(401, "INVALID_SESSION_ID"),
            Map.entry(403, "INSUFFICIENT_ACCESS"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(409, "CONFLICT"),
            Map.entry(410, "GONE"),
            Map.entry(412, "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE"),
            Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
            Map.entry(500, "UNKNOWN_EXCEPTION"),
            Map.entry(503, "SERVER_UNAVAILABLE"));

    private Answers() {}

    /** Any answer. */
    public static Fault with(String name, Response response) {
        return Fault.named(name, (exchange, org) -> Reply.plain(response));
    }

    /** This status with a JSON error of a code that fits it. */
    public static Fault status(int status) {
        return json(status, CODES.getOrDefault(status, "UNKNOWN_EXCEPTION"), "simulated status " + status);
    }

    /** This status with {@code [{"message":…,"errorCode":…}]}. */
    public static Fault json(int status, String errorCode, String message) {
        return with(status + " " + errorCode, error(status, errorCode, message));
    }

    /** This status with an HTML page. */
    public static Fault html(int status) {
        return with(status + " html", Response.html(status, page("Status " + status, "Please try again later.")));
    }

    /** This status with an XML error. */
    public static Fault xml(int status) {
        String code = CODES.getOrDefault(status, "UNKNOWN_EXCEPTION");
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Errors><Error><errorCode>" + code
                + "</errorCode><message>simulated</message></Error></Errors>";
        return with(status + " xml", Response.of(status, "application/xml", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** This status with no body. */
    public static Fault empty(int status) {
        return with(status + " empty", Response.empty(status));
    }

    /** This status with a JSON error and a {@code Retry-After} of any text: seconds, a date, or nonsense. */
    public static Fault retryAfter(int status, String value) {
        String code = CODES.getOrDefault(status, "REQUEST_LIMIT_EXCEEDED");
        Response refusal = error(status, code, "simulated status " + status);
        return with(status + " Retry-After", refusal.with("Retry-After", value));
    }

    /** 503 as an overloaded server words it. */
    public static Fault unavailable() {
        return json(503, "SERVER_UNAVAILABLE", "Server too busy");
    }

    /** 503 with the HTML page of a maintenance window. */
    public static Fault maintenance() {
        String text = "We are down for maintenance. Sorry for the inconvenience. We'll be back shortly.";
        return with("503 maintenance", Response.html(503, page("Salesforce Maintenance", text)));
    }

    /** 403: the 24-hour allocation is used up. */
    public static Fault dailyLimit() {
        return json(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** 403: too many long calls at once. */
    public static Fault concurrentLimit() {
        return json(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
    }

    /** 401 as for a session that ended; the session itself stays as it is. */
    public static Fault sessionExpired() {
        return json(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    /** 400 as for a query locator older than two days or of another user. */
    public static Fault cursorExpired() {
        return json(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    /** 400 as for a record another transaction holds, for calls that write one record. */
    public static Fault rowLocked() {
        return json(
                400,
                "UNABLE_TO_LOCK_ROW",
                "unable to obtain exclusive access to this record or 1 records: 001000000000001");
    }

    /** 301, 302, 307 or 308 to any place, on this host or another. */
    public static Fault redirect(int status, String location) {
        return with(
                status + " redirect",
                Response.html(status, page("Moved", location)).with("Location", location));
    }

    /** 300 as for an external id that several records have. */
    public static Fault multipleChoices(String... recordPaths) {
        return with("300 choices", Response.json(300, JsonWriter.toBytes(List.of(recordPaths))));
    }

    /** 420 from the edge: no org behind this host any more. */
    public static Fault orgGone() {
        return with(
                "420 org gone",
                Response.html(
                        420, page("Data Not Available", "The data you were trying to access could not be found.")));
    }

    /** 400 of the token endpoint. */
    public static Fault oauth(String error, String description) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return with("400 " + error, Response.json(400, JsonWriter.toBytes(body)));
    }

    /** 400 of the token endpoint after an admin withdrew the app's approval. */
    public static Fault tokenRevoked() {
        return oauth("invalid_grant", "expired access/refresh token");
    }

    /** 403 with the bare text of the identity endpoints. */
    public static Fault badOAuthToken() {
        byte[] body = "Bad_OAuth_Token".getBytes(StandardCharsets.UTF_8);
        return with("403 Bad_OAuth_Token", Response.of(403, "text/html;charset=UTF-8", body));
    }

    /** An error body under status 200. */
    public static Fault errorWithStatus200() {
        return with("200 error", error(200, "UNKNOWN_EXCEPTION", "An unexpected error occurred."));
    }

    private static Response error(int status, String errorCode, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("errorCode", errorCode);
        return Response.json(status, JsonWriter.toBytes(List.of(error)));
    }

    private static String page(String title, String text) {
        return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + text
                + "</p></body></html>\n";
    }
}
