package io.sfsdk.rest;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.write.WriteResolver;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Salesforce's REST API over a transport that logs in and retries. Immutable and safe to share.
 *
 * <p>Every method that calls the org throws {@link io.sfsdk.error.ApiException} when the org refuses, {@link
 * io.sfsdk.error.TransportException} when no answer came and {@link io.sfsdk.error.ProtocolException} when the answer is not of
 * the promised shape.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest.htm">REST API Developer
 *     Guide</a>
 */
public final class RestApi {
    /** Names of 43 characters, the longest there are, fit into a URL so often. */
    private static final int NAMES_OF_A_URL = 250;

    private static final int MOST_RECENT = 200;

    private final RestCalls calls;
    private final ApiVersion version;
    private final RestTimeouts timeouts;
    private final int pageSize;
    private final RestRecordSource source;
    private final RestRecordWriter writer;
    private final RestReplicationLog replicationLog;

    RestApi(RestApiBuilder built) {
        this(built.calls(), built.version(), built.timeouts(), built.pageSize());
    }

    private RestApi(RestCalls calls, ApiVersion version, RestTimeouts timeouts, int pageSize) {
        this.version = version;
        this.timeouts = timeouts;
        this.calls = calls;
        this.pageSize = pageSize;
        PageCalls pages = new PageCalls(calls, version, pageSize, timeouts.query());
        this.source = new RestRecordSource(pages, pageSize);
        this.writer = new RestRecordWriter(calls, version, timeouts.write());
        this.replicationLog = new RestReplicationLog(this);
    }

    /**
     * An API with stated defaults.
     *
     * @param transport adds credentials, resolves paths against the org's instance and retries what is repeatable
     */
    public static RestApiBuilder builder(HttpTransport transport) {
        return new RestApiBuilder(transport);
    }

    /**
     * This API with options for each of its requests, its writers and records included; they replace those it had. Shares
     * everything else.
     */
    public RestApi with(RequestOptions options) {
        return new RestApi(calls.with(options), version, timeouts, pageSize);
    }

    /** Reads records by queries. */
    public RestRecordSource source() {
        return source;
    }

    /** Writes records, up to 200 a call. */
    public RestRecordWriter writer() {
        return writer;
    }

    /** Finds out what became of a write without an answer. */
    public WriteResolver resolver() {
        return new RestWriteResolver(this);
    }

    /** What the org says to those who copy it. */
    public RestReplicationLog replicationLog() {
        return replicationLog;
    }

    /** Single records of one object. */
    public RestRecords records(String sobject) {
        return new RestRecords(calls, version, timeouts, sobject);
    }

    /** Blobs of records: files, attachments, documents. */
    public RestFiles files() {
        return new RestFiles(calls, version);
    }

    /** Full-text search. */
    public RestSearch search() {
        return new RestSearch(calls, version, timeouts.query());
    }

    /** Invocable actions, quick actions, approvals. */
    public RestActions actions() {
        return new RestActions(calls, version, timeouts.write());
    }

    /** REST resources of the org's own Apex classes. */
    public RestApex apex() {
        return new RestApex(this, timeouts.write());
    }

    /**
     * How the org would run a query, the cheapest way first; the query is not run.
     *
     * @throws IllegalArgumentException if it is too long for a URL
     */
    public List<QueryCost> explain(SoqlQuery query) {
        HttpRequest request = get("/query?explain=" + Names.parameter(query.text()));
        if (request.target().length() > PageCalls.LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "the query takes " + request.target().length()
                            + " characters of a URL that has room for " + PageCalls.LONGEST_PATH
                            + "; explain it with fewer fields or values");
        }
        return calls.read(
                request, Disclosure.query(query.text()), answer -> Describes.costs(Json.document(answer.body())));
    }

    /** Runs a query; the first page has been read when this returns. */
    public RecordCursor query(SoqlQuery query) {
        return source.open(ReadRequest.of(query));
    }

    /** Runs a query that also sees the recycle bin and archived activities. */
    public RecordCursor queryAll(SoqlQuery query) {
        return source.open(ReadRequest.of(query).withDeleted());
    }

    /**
     * Runs several queries as one, in their order, each when the one before has been read to its end.
     *
     * @param parts at least one; those of {@link io.sfsdk.soql.Soql#split} have no row in common
     */
    public RecordCursor query(List<SoqlQuery> parts) {
        return source.openEach(parts);
    }

    /**
     * All child rows of one parent, or all that a query in a composite call found: first those that came, then the rest, a page a
     * call, each when the one before has been used up. The end is reported only when as many rows came as the org said.
     *
     * @throws io.sfsdk.error.ApiException from the cursor, with {@code INVALID_QUERY_LOCATOR}, if the org has forgotten the rest: query
     *     the children by their parent's id then
     */
    public RecordCursor rows(ChildRecords children) {
        return source.rows(children);
    }

    /**
     * Sends requests that may refer to each other, in one call.
     *
     * @throws io.sfsdk.error.SalesforceException whose {@code delivery()} is {@code UNKNOWN} if no answer came: then the steps may
     *     have been carried out or not. A call of reads, updates and upserts alone is repeated first
     */
    public CompositeOutcome composite(Composite composite) {
        return new CompositeCalls(calls, version, timeouts.write()).send(composite);
    }

    /**
     * Sends graphs of records, each of them written all or none.
     *
     * @return one outcome a graph, in their order
     * @throws io.sfsdk.error.SalesforceException whose {@code delivery()} is {@code UNKNOWN} if no answer came: then all graphs are in doubt
     */
    public List<CompositeOutcome> graphs(List<CompositeGraph> graphs) {
        return new CompositeCalls(calls, version, timeouts.write()).send(graphs);
    }

    /**
     * Sends requests that know nothing of each other, in one exchange; each counts as a call.
     *
     * @throws IllegalArgumentException if this API has {@link RequestOptions}: a batch's requests take no headers
     * @throws io.sfsdk.error.SalesforceException whose {@code delivery()} is {@code UNKNOWN} if no answer came: then all requests are in
     *     doubt, and with a create or a delete among them none was repeated
     */
    public CompositeOutcome batch(CompositeBatch batch) {
        return new CompositeCalls(calls, version, timeouts.write()).send(batch);
    }

    /**
     * Creates records with their children, all or none. Never repeated by itself.
     *
     * @throws io.sfsdk.error.SalesforceException whose {@code delivery()} is {@code UNKNOWN} if no answer came: then all of them are there,
     *     or none
     */
    public TreeOutcome tree(SObjectTree tree) {
        return new TreeCalls(calls, version, timeouts.write()).send(tree);
    }

    public SObjectDescribe describe(String sobject) {
        return read(describeRequest(sobject), RestApi::describe);
    }

    /**
     * Describes an object again if any metadata of the org changed since.
     *
     * @param lastModified of an earlier {@link SObjectDescribe}
     * @return empty if nothing changed
     */
    public Optional<SObjectDescribe> describeIfChanged(String sobject, String lastModified) {
        HttpRequest request = describeRequest(sobject).withHeader("If-Modified-Since", lastModified);
        return read(request, answer -> answer.status() == 304 ? Optional.empty() : Optional.of(describe(answer)));
    }

    /** All objects that the user may see. */
    public List<SObjectSummary> describeGlobal() {
        return read(get("/sobjects"), answer -> Describes.summaries(Json.document(answer.body())));
    }

    /** The org's allocations by name; figures may be some minutes old. Needs the permission View Setup and Configuration. */
    public Map<String, Limit> limits() {
        return read(get("/limits"), answer -> Describes.limits(Json.document(answer.body())));
    }

    /** About how many records objects have; one without any may be missing. Costs a call for each 250 objects. */
    public Map<String, Long> recordCount(Collection<String> sobjects) {
        List<String> names = sobjects.stream()
                .map(name -> ApiName.require("an object's name", name))
                .toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += NAMES_OF_A_URL) {
            List<String> some = names.subList(from, Math.min(names.size(), from + NAMES_OF_A_URL));
            HttpRequest request = get("/limits/recordCount?sObjects=" + String.join(",", some));
            counts.putAll(read(request, answer -> Describes.recordCounts(Json.document(answer.body()))));
        }
        return counts;
    }

    /**
     * Ids of records created or changed in a window, by SystemModstamp.
     *
     * @param from at most 30 days back; seconds are ignored
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm">REST API
     *     Developer Guide, sObject Get Updated</a>
     */
    public UpdatedIds updated(String sobject, Instant from, Instant until) {
        HttpRequest request = get(window(sobject, "updated", from, until));
        return read(request, answer -> Describes.updated(Json.document(answer.body())));
    }

    /**
     * Ids of records deleted in a window.
     *
     * @param from at most 15 days back; seconds are ignored
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getdeleted.htm">REST API
     *     Developer Guide, sObject Get Deleted</a>
     */
    public DeletedIds deleted(String sobject, Instant from, Instant until) {
        HttpRequest request = get(window(sobject, "deleted", from, until));
        return read(request, answer -> Describes.deleted(Json.document(answer.body())));
    }

    /** The API versions that the instance has, oldest first. Does not count against the day's calls. */
    public List<ApiVersion> versions() {
        return read(versionsRequest(), answer -> Describes.versions(Json.document(answer.body())));
    }

    /**
     * What there is below the version's root: a path a resource. But for {@code identity}, which is the whole URL of who this API acts
     * as, they are paths on the instance, for {@link #send}. Which there are depends on the org.
     */
    public Map<String, String> resources() {
        return read(get(""), answer -> Describes.resources(Json.document(answer.body())));
    }

    /**
     * The records that the user looked at last, newest first, with {@code Id} and, where the object has one, {@code Name}.
     *
     * @param limit 1 to 200
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm">REST API
     *     Developer Guide, Recently Viewed Items</a>
     */
    public List<SObject> recent(int limit) {
        if (limit < 1 || limit > MOST_RECENT) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_RECENT + " recent records can be asked for, got " + limit);
        }
        return read(get("/recent?limit=" + limit), RecordDecoder::list);
    }

    /**
     * Whom this API acts as. The app needs one of the scopes {@code openid}, {@code id} or {@code profile}.
     *
     * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm">Salesforce Help,
     *     UserInfo Endpoint</a>
     */
    public UserInfo userInfo() {
        HttpRequest request = calls.get("/services/oauth2/userinfo", timeouts.describe());
        return read(request, answer -> Describes.userInfo(Json.document(answer.body())));
    }

    /** The version in use. */
    public ApiVersion version() {
        return version;
    }

    /**
     * Makes any other call and returns its answer, which the caller closes.
     *
     * @param request its target is a path on the instance, such as {@code /services/data/v66.0/tabs}; this API's headers are
     *     added where it has none of the name
     * @throws io.sfsdk.error.ApiException if the status is neither 2xx nor 304
     * @throws IllegalArgumentException if the target is no path
     */
    public HttpResponse send(HttpRequest request) {
        return calls.accepted(withHeaders(request), Disclosure.CODES);
    }

    /**
     * Makes any other call and returns its answer whatever the status, for resources that have bodies of their own for it, such as
     * Apex REST. The caller closes it.
     *
     * @throws IllegalArgumentException if the target is no path
     */
    public HttpResponse raw(HttpRequest request) {
        return calls.exchange(withHeaders(request));
    }

    private HttpRequest withHeaders(HttpRequest request) {
        if (!request.target().startsWith("/") || request.target().startsWith("//")) {
            throw new IllegalArgumentException(
                    "a call goes to a path on the instance, such as /services/apexrest/orders; the org's host is added"
                            + " to it");
        }
        HttpRequest sent = request;
        for (HttpHeaders.Line line : calls.headers().lines()) {
            if (request.headers().first(line.name()).isEmpty()) {
                sent = sent.withHeader(line.name(), line.value());
            }
        }
        return sent;
    }

    /** A GET of a path below the version's root, for {@link #send} and {@link #raw}. */
    public HttpRequest get(String pathBelowVersion) {
        return calls.get(version.path() + pathBelowVersion, timeouts.describe());
    }

    HttpRequest versionsRequest() {
        return calls.get("/services/data", timeouts.describe());
    }

    private HttpRequest describeRequest(String sobject) {
        return get("/sobjects/" + ApiName.require("an object's name", sobject) + "/describe");
    }

    private static SObjectDescribe describe(HttpResponse answer) throws IOException {
        String lastModified = answer.headers().first("Last-Modified").orElse(null);
        return Describes.sobject(Json.document(answer.body()), lastModified);
    }

    private static String window(String sobject, String kind, Instant from, Instant until) {
        return "/sobjects/" + ApiName.require("an object's name", sobject) + "/" + kind + "/?start="
                + Names.parameter(from) + "&end=" + Names.parameter(until);
    }

    private <T> T read(HttpRequest request, Answers.Decoder<T> decoder) {
        return calls.read(request, Disclosure.TEXT, decoder);
    }
}
