package io.sfsdk.soap;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes up to 200 records a call; one call costs one API request. Safe to share.
 *
 * <p>A record that cannot be written as XML, because a text holds a sign that XML 1.0 forbids or a field's name is no API name, is
 * {@link WriteOutcome.Rejected} with {@link #INVALID_XML} without being sent, and the others are written. With {@code allOrNone}
 * nothing is sent, and the others are rejected as rolled back.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_create.htm">SOAP API Developer
 *     Guide, create()</a>
 */
public final class SoapRecordWriter implements RecordWriter {
    /** The code of a record that cannot be written as XML; this library's own. */
    public static final ErrorCode INVALID_XML = new ErrorCode("INVALID_XML");

    /** A message has at most 50 MB, of which the envelope takes a little. */
    private static final WriterProfile PROFILE = new WriterProfile("SOAP", 200, 49_000_000);

    private final SoapCalls calls;
    private final Duration timeout;

    SoapRecordWriter(SoapCalls calls, Duration timeout) {
        this.calls = calls;
        this.timeout = timeout;
    }

    @Override
    public WriterProfile profile() {
        return PROFILE;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The errors of a row become {@link WriteOutcome.Rejected}, but a delete of a record that is in the recycle bin already is
     * {@link WriteOutcome.Written}: deleting twice is deleting once. An answer that breaks off leaves the records behind the break
     * in doubt; one with more or fewer rows than records leaves all of them in doubt, since a row that failed does not say which
     * record it speaks of.
     */
    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        PROFILE.check(request);
        return request.operation() instanceof WriteOperation.Delete ? delete(request) : save(request);
    }

    @Override
    public long sizeOf(SObject record) {
        XmlWriter xml = new XmlWriter(512);
        try {
            new RecordEncoder(xml).write("p:sObjects", record);
        } catch (IllegalTextException e) {
            return Math.max(1, xml.size()); // it will be rejected by itself
        }
        return xml.size();
    }

    private List<WriteOutcome> delete(WriteRequest request) {
        List<RecordId> ids = ids(request, all(request));
        SentRecords sent = new SentRecords("delete", all(request), ids);
        HttpRequest call = request(request, "delete", xml -> ids.forEach(id -> xml.plain("p:ids", id)));
        return new RowCalls(calls).write(call, sent);
    }

    private List<WriteOutcome> save(WriteRequest request) {
        XmlWriter records = new XmlWriter(256 * request.records().size());
        List<Integer> sent = new ArrayList<>();
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < request.records().size(); i++) {
            int before = records.size();
            try {
                new RecordEncoder(records).write("p:sObjects", request.records().get(i));
                sent.add(i);
            } catch (IllegalTextException e) {
                records.cut(before);
                outcomes.add(rejected(i, INVALID_XML, "the record " + e.getMessage()));
            }
        }
        requireFit(request, records.size());
        if (request.allOrNone() && !outcomes.isEmpty()) {
            sent.forEach(i -> outcomes.add(rejected(
                    i, ErrorCode.ROLLED_BACK, "not sent, since another record cannot be and it is all or none")));
        } else if (!sent.isEmpty()) {
            outcomes.addAll(send(request, sent, records));
        }
        outcomes.sort(Comparator.comparingInt(WriteOutcome::index));
        return List.copyOf(outcomes);
    }

    private List<WriteOutcome> send(WriteRequest request, List<Integer> indexes, XmlWriter records) {
        WriteOperation operation = request.operation();
        boolean byId = operation instanceof WriteOperation.Update;
        String name = operation instanceof WriteOperation.Insert ? "create" : operation.name();
        SentRecords sent = new SentRecords(name, indexes, byId ? ids(request, indexes) : null);
        HttpRequest call = request(request, name, xml -> {
            if (operation instanceof WriteOperation.Upsert upsert) {
                xml.plain("p:externalIDFieldName", upsert.externalIdField());
            }
            xml.raw(records.bytes());
        });
        return new RowCalls(calls).write(call, sent);
    }

    private HttpRequest request(WriteRequest request, String operation, SoapCalls.Content content) {
        HttpRequest call = calls.allOrNone(request.allOrNone())
                .request(operation, request.operation().repeatable(), timeout, content);
        return call.describedAs(request.operation().name() + " of "
                + request.records().size() + " " + request.sobject() + " records (" + call.describe() + ")");
    }

    private static void requireFit(WriteRequest request, int bytes) {
        if (bytes > PROFILE.maxBytes()) {
            throw new IllegalArgumentException("the " + request.records().size() + " records of this call take " + bytes
                    + " bytes; a call takes at most " + PROFILE.maxBytes() + ", write fewer");
        }
    }

    private static WriteOutcome rejected(int index, ErrorCode code, String message) {
        return new WriteOutcome.Rejected(index, List.of(ApiError.of(code, message)), null);
    }

    private static List<Integer> all(WriteRequest request) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < request.records().size(); i++) {
            indexes.add(i);
        }
        return indexes;
    }

    private static List<RecordId> ids(WriteRequest request, List<Integer> indexes) {
        return indexes.stream()
                .map(i -> request.records().get(i).id().orElseThrow())
                .toList();
    }
}
