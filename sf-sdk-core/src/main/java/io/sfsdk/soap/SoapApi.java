package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.soql.SoslQuery;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The SOAP API (partner WSDL) over a session from OAuth; there is no {@code login()}. Safe to share.
 *
 * <p>The transport must be an {@link io.sfsdk.auth.AuthenticatingTransport} or wrap one, since SOAP carries the session's token in
 * its body. Tokens that are JWTs are refused before anything is sent, with an {@link IllegalStateException}: Salesforce takes them
 * for its REST APIs only.
 *
 * <p>Every method throws {@link io.sfsdk.error.SalesforceException}. A fault is an {@link io.sfsdk.error.ApiException} with the
 * fault's code and the status 500; its retryability goes by the code.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_quickstart_intro.htm">SOAP API Developer
 *     Guide</a>
 */
public final class SoapApi {
    private final SoapCalls calls;
    private final FieldKinds kinds;
    private final SchemaSource schemas;
    private final int pageSize;
    private final SoapTimeouts timeouts;
    private final SoapRecords records;
    private final Describes describes;
    private final Results results;

    SoapApi(SoapCalls calls, FieldKinds kinds, SchemaSource schemas, int pageSize, SoapTimeouts timeouts) {
        this.calls = calls;
        this.kinds = kinds;
        this.schemas = schemas;
        this.pageSize = pageSize;
        this.timeouts = timeouts;
        this.records = new SoapRecords(calls, kinds, timeouts);
        this.describes = new Describes(calls, timeouts.other());
        this.results = new Results(calls, timeouts.other());
    }

    /**
     * An API with stated defaults.
     *
     * @param transport signs, retries and logs
     */
    public static SoapApiBuilder builder(HttpTransport transport) {
        return new SoapApiBuilder(transport);
    }

    /** This API with other options, which replace those in use. */
    public SoapApi with(SoapOptions options) {
        return new SoapApi(calls.with(options), kinds, schemas, pageSize, timeouts);
    }

    /** The port through which jobs read. */
    public SoapRecordSource source() {
        return new SoapRecordSource(new PageCalls(calls, kinds, timeouts.query()), pageSize);
    }

    /** The port through which jobs write: 200 records a call. */
    public SoapRecordWriter writer() {
        return new SoapRecordWriter(calls, timeouts.write());
    }

    /** The port through which jobs learn the fields of objects. */
    public SchemaSource schemas() {
        return schemas;
    }

    /** Whether the types of an object's fields are known already; else the first query of it costs a describe. */
    public boolean isDescribed(String sobject) {
        return kinds.knows(sobject);
    }

    /** Merges, lead conversions, approvals, quick actions, mails and the search for duplicates. */
    public SoapActions actions() {
        return new SoapActions(new Results(calls, timeouts.write()));
    }

    /** The user of the session, passwords and sessions. */
    public SoapUsers users() {
        return new SoapUsers(results);
    }

    /** Runs a query; its first page has been read when this returns. The caller closes the cursor. */
    public RecordCursor query(SoqlQuery query) {
        return source().open(ReadRequest.of(query));
    }

    /** The same with rows in the recycle bin and archived activities. */
    public RecordCursor queryAll(SoqlQuery query) {
        return source().open(ReadRequest.of(query).withDeleted());
    }

    /** The rest of a query from a locator on, which lives for two days. Whether all of it came cannot be checked. */
    public RecordCursor queryMore(String locator) {
        return source().from(locator);
    }

    /**
     * All child rows of one parent, those that came with it first. To be read before the next page of the parents is: asking for
     * that ends the cursors of the page before.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_querymore.htm">SOAP API
     *     Developer Guide, queryMore()</a>
     */
    public RecordCursor rows(ChildRecords children) {
        LinkedPage first = new LinkedPage(children.records(), children.totalSize(), children.nextPage());
        return source().rows(first);
    }

    /** Searches all objects; the records that were found, of one type after another. */
    public List<SObject> search(SoslQuery search) {
        return records.search(search.text());
    }

    /**
     * Reads records by id.
     *
     * @param ids at most 2,000
     * @return one for each id in their order; empty where there is none that the user may see
     */
    public List<Optional<SObject>> retrieve(String sobject, List<RecordId> ids, String... fields) {
        return records.retrieve(sobject, ids, List.of(fields));
    }

    /** Creates 1 to 200 records of one type; an outcome for each, in their order. */
    public List<WriteOutcome> create(List<SObject> created) {
        return write(new WriteOperation.Insert(), created);
    }

    /** Changes 1 to 200 records of one type, by their {@code Id}. */
    public List<WriteOutcome> update(List<SObject> changed) {
        return write(new WriteOperation.Update(), changed);
    }

    /** Creates or changes 1 to 200 records of one type, by an external id. */
    public List<WriteOutcome> upsert(String externalIdField, List<SObject> upserted) {
        return write(new WriteOperation.Upsert(externalIdField), upserted);
    }

    private List<WriteOutcome> write(WriteOperation operation, List<SObject> written) {
        return writer().write(new WriteRequest(operation, written, false));
    }

    /** Moves 1 to 200 records of any type to the recycle bin. One that is there already counts as written. */
    public List<WriteOutcome> delete(List<RecordId> ids) {
        return records.byId("delete", ids, true);
    }

    /** Takes 1 to 200 records out of the recycle bin. */
    public List<WriteOutcome> undelete(List<RecordId> ids) {
        return records.byId("undelete", ids, false);
    }

    /** Removes 1 to 200 records from the recycle bin for good. */
    public List<WriteOutcome> emptyRecycleBin(List<RecordId> ids) {
        return records.byId("emptyRecycleBin", ids, false);
    }

    /**
     * Records created or changed in a window.
     *
     * @param from at most 30 days back; seconds are ignored by the org
     */
    public UpdatedIds updated(String sobject, Instant from, Instant until) {
        return records.updated(sobject, from, until);
    }

    /**
     * Records deleted in a window.
     *
     * @param from at most 15 days back; seconds are ignored by the org
     */
    public DeletedIds deleted(String sobject, Instant from, Instant until) {
        return records.deleted(sobject, from, until);
    }

    /** All objects, without their fields. */
    public List<ObjectDescription> describeGlobal() {
        return describes.all();
    }

    /**
     * 1 to 100 objects by one call, in the order of the names.
     *
     * @throws io.sfsdk.error.ApiException if the user may not see one of them, or there is none of the name
     */
    public List<ObjectDescription> describe(List<String> sobjects) {
        return describes.objects(sobjects);
    }

    /** The org's clock. */
    public Instant serverTimestamp() {
        return Results.moment(results.read("getServerTimestamp", Disclosure.TEXT, xml -> {}), "timestamp");
    }

    /**
     * Calls a method of an Apex class that is a web service. Sent once: what it does nobody here knows.
     *
     * @param service the class, with its namespace where it has one: {@code MyService} or {@code acme/MyService}
     * @param method the method and its parameters as children
     * @return the response element, whose children are the results
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_web_services_methods.htm">Apex
     *     Developer Guide, Exposing Apex Methods as SOAP Web Services</a>
     */
    public SoapElement apex(String service, SoapElement method) {
        for (String part : service.split("/", -1)) {
            ApiName.require("a class or its namespace", part);
        }
        HttpRequest request = calls.request(
                "/services/Soap/class/" + service,
                "http://soap.sforce.com/schemas/class/" + service,
                timeouts.write(),
                method);
        return calls.call(request, Disclosure.CODES, SoapElement::read);
    }
}
