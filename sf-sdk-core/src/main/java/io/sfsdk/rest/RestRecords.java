package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Single records of one object; for many at a time take {@link RestApi#writer()}. Safe to share.
 *
 * <p>Methods throw {@link ApiException} when the org refuses. A {@link io.sfsdk.error.SalesforceException} whose {@code
 * delivery()} is {@code UNKNOWN} leaves open whether the record was written.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm">REST
 *     API Developer Guide, sObject Basic Information, sObject Rows and Rows by External ID</a>
 */
public final class RestRecords {
    private static final int MAX_RETRIEVED = 2_000;
    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private final RestCalls calls;
    private final ApiVersion version;
    private final RestTimeouts timeouts;
    private final String sobject;
    private final String path;

    RestRecords(RestCalls calls, ApiVersion version, RestTimeouts timeouts, String sobject) {
        this.calls = calls;
        this.version = version;
        this.timeouts = timeouts;
        this.sobject = ApiName.require("an object's name", sobject);
        this.path = version.path() + "/sobjects/" + sobject;
    }

    /** Creates a record and returns its id. Never repeated by itself. */
    public RecordId create(SObject record) {
        HttpRequest request = calls.withBody("POST", path, body(record), false, timeouts.write());
        return calls.call(request, Disclosure.CODES, answer -> createdId(answer));
    }

    /**
     * Reads a record.
     *
     * @param fields at least one API name; parents by dots are not possible here, see a query
     */
    public SObject get(RecordId id, String... fields) {
        String target = target(id, fields);
        return target.length() > PageCalls.LONGEST_PATH
                ? wrapped(id, fields)
                : calls.read(calls.get(target, timeouts.query()), Disclosure.TEXT, RestRecords::record);
    }

    /** More fields than a request line has room for are named in the body of a composite call, which costs one call too. */
    private SObject wrapped(RecordId id, String... fields) {
        Composite call = Composite.independent();
        CompositeStep step = call.get(sobject, id, fields);
        StepOutcome outcome =
                new CompositeCalls(calls, version, timeouts.query()).send(call).of(step);
        if (outcome instanceof StepOutcome.Refused refused) {
            throw Refusals.of("GET " + path + "/" + id, refused.status(), refused.errors(), Disclosure.TEXT, null);
        }
        return ((StepOutcome.Read) outcome).record();
    }

    /** Reads a record and when it last changed. */
    public StampedRecord getStamped(RecordId id, String... fields) {
        return calls.read(stampedRequest(id, fields), Disclosure.TEXT, RestRecords::stamped);
    }

    /**
     * Reads a record again if it changed since.
     *
     * @param known as read before; changes within the second of its stamp are not seen
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_if_modified.htm">REST API
     *     Developer Guide, Conditional Request Headers</a>
     */
    public ConditionalRead getIfModified(StampedRecord known, String... fields) {
        HttpRequest request = stampedRequest(idOf(known), fields).withHeader("If-Modified-Since", known.requireStamp());
        return calls.read(
                request,
                Disclosure.TEXT,
                answer -> answer.status() == NOT_MODIFIED
                        ? new ConditionalRead.NotModified()
                        : new ConditionalRead.Modified(stamped(answer)));
    }

    /**
     * Changes a record unless somebody else did since it was read. A help against overwriting, no lock: the org compares whole
     * seconds, and what it does within them, or where it does not heed the header, goes unseen. Never repeated by itself, since the
     * second attempt would meet the first one's change and take it for a conflict.
     *
     * @param known as read before
     * @param changes as for {@link #update}
     * @throws io.sfsdk.error.SalesforceException whose {@code delivery()} is {@code UNKNOWN} if no answer came: read the record to see
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_if_modified.htm">REST API
     *     Developer Guide, Conditional Request Headers</a>
     */
    public ConditionalWrite updateIfUnmodified(StampedRecord known, SObject changes) {
        HttpRequest request = calls.withBody("PATCH", path + "/" + idOf(known), body(changes), false, timeouts.write())
                .withHeader("If-Unmodified-Since", known.requireStamp());
        try {
            calls.call(request, Disclosure.CODES, RestRecords::nothing);
            return new ConditionalWrite.Written();
        } catch (ApiException e) {
            if (e.status() == PRECONDITION_FAILED) {
                return new ConditionalWrite.Conflict(e.errors());
            }
            throw e;
        }
    }

    private HttpRequest stampedRequest(RecordId id, String... fields) {
        String target = target(id, fields);
        if (target.length() > PageCalls.LONGEST_PATH) {
            throw new IllegalArgumentException("the fields of " + sobject + " take " + target.length()
                    + " characters of a URL that has room for " + PageCalls.LONGEST_PATH + "; name fewer");
        }
        return calls.get(target, timeouts.query());
    }

    private String target(RecordId id, String... fields) {
        if (fields.length == 0) {
            throw new IllegalArgumentException("name the fields of " + sobject + " to read");
        }
        return path + "/" + id + "?fields=" + names(fields);
    }

    private RecordId idOf(StampedRecord known) {
        if (!known.record().type().equalsIgnoreCase(sobject)) {
            throw new IllegalArgumentException("a record of " + known.record().type() + " is none of " + sobject);
        }
        return known.record()
                .id()
                .orElseThrow(() -> new IllegalArgumentException("the record of " + sobject
                        + " was read without its field Id, so it cannot be asked for again"));
    }

    private static StampedRecord stamped(HttpResponse answer) throws IOException {
        return new StampedRecord(
                record(answer), answer.headers().first("Last-Modified").orElse(null));
    }

    /** Changes the fields that {@code changes} has, null included; others stay. {@code changes} has no field {@code Id}. */
    public void update(RecordId id, SObject changes) {
        HttpRequest request = calls.withBody("PATCH", path + "/" + id, body(changes), true, timeouts.write());
        calls.call(request, Disclosure.CODES, RestRecords::nothing);
    }

    /**
     * Creates the record, or changes the one that has this external id.
     *
     * <p>The value travels in the path, where Salesforce cuts some that end like a file name or a domain ({@code x.inc}) and
     * then answers 404. For values that come out of data take {@link RestApi#writer()}, whose upsert sends them in the body.
     *
     * @param externalIdField a field of {@code record}, whose value is taken from it
     * @throws ApiException with {@link ErrorCode#DUPLICATE_EXTERNAL_ID} if several records have the value; the error's message
     *     names them
     */
    public Upserted upsert(String externalIdField, SObject record) {
        String field = ApiName.require("an external id field", externalIdField);
        String value = record.has(field) ? keyText(record, field) : "";
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the record has no value in its external id field " + field);
        }
        String target = path + "/" + field + "/" + Names.segment(value);
        HttpRequest request = calls.withBody("PATCH", target, body(record.without(field)), true, timeouts.write())
                .describedAs("PATCH " + path + "/" + field + "/…");
        return calls.call(request, Disclosure.CODES, RestRecords::upserted);
    }

    /** Moves a record to the recycle bin; false if it was there already. */
    public boolean delete(RecordId id) {
        try {
            HttpRequest request = calls.delete(path + "/" + id, timeouts.write());
            calls.call(request, Disclosure.CODES, RestRecords::nothing);
            return true;
        } catch (ApiException e) {
            if (e.code().equals(ErrorCode.ENTITY_IS_DELETED)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Reads up to 2,000 records in one call.
     *
     * @return one element an id, in their order; empty for a record that does not exist or that the user may not see
     */
    public List<Optional<SObject>> retrieve(Collection<RecordId> ids, String... fields) {
        if (ids.isEmpty() || ids.size() > MAX_RETRIEVED || fields.length == 0) {
            throw new IllegalArgumentException("retrieve takes 1 to " + MAX_RETRIEVED
                    + " ids and at least one field, got " + ids.size() + " and " + fields.length);
        }
        byte[] body = WriteBodies.retrieval(ids.stream().map(RecordId::value).toList(), List.of(fields));
        String target = version.path() + "/composite/sobjects/" + sobject;
        HttpRequest request = calls.withBody("POST", target, body, true, timeouts.query());
        return calls.read(request, Disclosure.TEXT, answer -> records(answer, ids.size()));
    }

    private byte[] body(SObject record) {
        if (!record.type().equalsIgnoreCase(sobject)) {
            throw new IllegalArgumentException(
                    "a record of type " + record.type() + " cannot be written as " + sobject);
        }
        return WriteBodies.single(record);
    }

    private static String keyText(SObject record, String field) {
        Object value = record.value(field);
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }

    private static String names(String... fields) {
        for (String field : fields) {
            ApiName.require("a field to read", field);
        }
        return String.join(",", fields);
    }

    private static RecordId createdId(HttpResponse answer) throws IOException {
        return Describes.id(Describes.required(Json.document(answer.body()), "id"));
    }

    /** 200 and 201 have a body, the 204 of older versions has none; only later versions say {@code created}. */
    private static Upserted upserted(HttpResponse answer) throws IOException {
        if (answer.status() == 204) {
            return new Upserted(null, false);
        }
        JsonNode body = Json.document(answer.body());
        boolean created = body.has("created") ? body.get("created").asBoolean() : answer.status() == 201;
        return new Upserted(Describes.id(Describes.required(body, "id")), created);
    }

    /** An answer whose body does not matter. */
    private static int nothing(HttpResponse answer) {
        return answer.status();
    }

    private static SObject record(HttpResponse answer) throws IOException {
        try (JsonParser parser = Json.parser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Json.misshapen("no record", parser);
            }
            SObject record = new RecordDecoder(parser).record(new Layouts());
            Json.requireEnd(parser);
            return record;
        }
    }

    private static List<Optional<SObject>> records(HttpResponse answer, int expected) throws IOException {
        try (JsonParser parser = Json.parser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Json.misshapen("no list of records", parser);
            }
            List<Optional<SObject>> records = new ArrayList<>();
            Layouts layouts = new Layouts();
            RecordDecoder decoder = new RecordDecoder(parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                records.add(
                        parser.currentToken() == JsonToken.VALUE_NULL
                                ? Optional.empty()
                                : Optional.of(decoder.record(layouts)));
            }
            Json.requireEnd(parser);
            if (records.size() != expected) {
                throw new MisshapenException(records.size() + " records for " + expected + " ids");
            }
            return records;
        }
    }
}
