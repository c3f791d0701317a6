package io.sfsdk.rest;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes up to 200 records a call by sObject Collections; one call costs one API request. Safe to share.
 *
 * <p>{@link WriterProfile#maxBytes()} bounds the sum of {@link #sizeOf} over a call's records: 10 MB, since Salesforce states no
 * bound of its own.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">REST
 *     API Developer Guide, sObject Collections</a>
 */
public final class RestRecordWriter implements RecordWriter {
    private static final WriterProfile PROFILE = new WriterProfile("REST", 200, 10_000_000);

    /** Braces, brackets and {@code allOrNone} around the records. */
    private static final int ENVELOPE_BYTES = 64;

    private final RestCalls calls;
    private final String root;
    private final Duration timeout;

    RestRecordWriter(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.root = version.path() + "/composite/sobjects";
        this.timeout = timeout;
    }

    @Override
    public WriterProfile profile() {
        return PROFILE;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The errors of a row become {@link WriteOutcome.Rejected}, but a delete of a record that is in the recycle bin
     * already is {@link WriteOutcome.Written}: deleting twice is deleting once. An answer that breaks off leaves the records
     * behind the break in doubt; one with more or fewer rows than records leaves all of them in doubt, since a row that failed
     * does not say which record it speaks of.
     */
    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        PROFILE.check(request);
        HttpRequest call = encode(request);
        try (HttpResponse answer = calls.exchange(call)) {
            if (!answer.isSuccess()) {
                throw Refusals.of(call, answer, Disclosure.CODES);
            }
            return outcomes(request, call, answer);
        } catch (SalesforceException e) {
            if (e.delivery() != Delivery.UNKNOWN) {
                throw e;
            }
            return withDoubts(new ArrayList<>(), request, e);
        }
    }

    @Override
    public long sizeOf(SObject record) {
        return WriteBodies.size(record);
    }

    private static List<WriteOutcome> outcomes(WriteRequest request, HttpRequest call, HttpResponse answer) {
        WriteRows rows = new WriteRows(request, answer.requestId().orElse(null));
        try {
            rows.read(answer.body());
            return List.copyOf(rows.outcomes());
        } catch (IOException e) {
            return withDoubts(rows.outcomes(), request, Answers.broken(call, answer, e));
        } catch (SalesforceException e) {
            return withDoubts(rows.outcomes(), request, e);
        }
    }

    private static List<WriteOutcome> withDoubts(
            List<WriteOutcome> certain, WriteRequest request, SalesforceException cause) {
        for (int i = certain.size(); i < request.records().size(); i++) {
            certain.add(new WriteOutcome.InDoubt(i, cause));
        }
        return List.copyOf(certain);
    }

    private HttpRequest encode(WriteRequest request) {
        WriteOperation operation = request.operation();
        HttpRequest call;
        if (operation instanceof WriteOperation.Delete) {
            call = calls.delete(root + deletion(request), timeout);
        } else if (operation instanceof WriteOperation.Upsert upsert) {
            call = body("PATCH", root + "/" + request.sobject() + "/" + upsert.externalIdField(), request);
        } else {
            call = body(operation instanceof WriteOperation.Insert ? "POST" : "PATCH", root, request);
        }
        return call.describedAs(operation.name() + " of " + request.records().size() + " " + request.sobject()
                + " records (" + call.describe() + ")");
    }

    private HttpRequest body(String method, String path, WriteRequest request) {
        byte[] json = WriteBodies.collection(request);
        if (json.length > PROFILE.maxBytes() + ENVELOPE_BYTES) {
            throw new IllegalArgumentException("the " + request.records().size() + " records of this call take "
                    + json.length + " bytes; a call takes at most " + PROFILE.maxBytes() + ", write fewer");
        }
        return calls.withBody(method, path, json, request.operation().repeatable(), timeout);
    }

    private static String deletion(WriteRequest request) {
        String ids = request.records().stream()
                .flatMap(record -> record.id().stream())
                .map(RecordId::value)
                .collect(Collectors.joining("%2C"));
        return "?ids=" + ids + "&allOrNone=" + request.allOrNone();
    }
}
