package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOutcome;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Calls about records that are no queries and no writes of a job. */
final class SoapRecords {
    private static final int MOST_WRITTEN = 200;
    private static final int MOST_RETRIEVED = 2_000;

    private final SoapCalls calls;
    private final FieldKinds kinds;
    private final SoapTimeouts timeouts;
    private final Results results;

    SoapRecords(SoapCalls calls, FieldKinds kinds, SoapTimeouts timeouts) {
        this.calls = calls;
        this.kinds = kinds;
        this.timeouts = timeouts;
        this.results = new Results(calls, timeouts.other());
    }

    List<Optional<SObject>> retrieve(String sobject, List<RecordId> ids, List<String> fields) {
        requireCount(ids.size(), MOST_RETRIEVED);
        ApiName.require("an object", sobject);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("name the fields to read");
        }
        fields.forEach(field -> ApiName.require("a field", field));
        HttpRequest request = calls.request("retrieve", true, timeouts.query(), xml -> {
            xml.plain("p:fieldList", String.join(",", fields)).plain("p:sObjectType", sobject);
            ids.forEach(id -> xml.plain("p:ids", id));
        });
        return calls.read(request, Disclosure.TEXT, xml -> retrieved(xml, ids.size()));
    }

    private List<Optional<SObject>> retrieved(XmlReader xml, int asked) throws IOException {
        RecordDecoder decoder = new RecordDecoder(xml, kinds);
        Layouts layouts = new Layouts();
        List<Optional<SObject>> records = new ArrayList<>();
        while (xml.nextChild()) {
            if (xml.isNil()) {
                xml.skip();
                records.add(Optional.empty());
            } else {
                records.add(Optional.of(decoder.record(layouts)));
            }
        }
        if (records.size() != asked) {
            throw new XmlException(records.size() + " records for " + asked + " ids");
        }
        return List.copyOf(records);
    }

    List<SObject> search(String sosl) {
        HttpRequest request =
                calls.request("search", true, timeouts.query(), xml -> xml.element("p:searchString", sosl));
        return calls.read(request, Disclosure.CODES, this::found);
    }

    /** The records in {@code result/searchRecords/record}. */
    private List<SObject> found(XmlReader xml) throws IOException {
        RecordDecoder decoder = new RecordDecoder(xml, kinds);
        Layouts layouts = new Layouts();
        List<SObject> records = new ArrayList<>();
        while (xml.nextChild()) {
            while (xml.nextChild()) {
                while (xml.nextChild()) {
                    if (xml.local().equals("record") && !xml.isNil()) {
                        records.add(decoder.record(layouts));
                    } else {
                        xml.skip();
                    }
                }
            }
        }
        return List.copyOf(records);
    }

    List<WriteOutcome> byId(String operation, List<RecordId> ids, boolean repeatable) {
        requireCount(ids.size(), MOST_WRITTEN);
        SentRecords sent = new SentRecords(
                operation, IntStream.range(0, ids.size()).boxed().toList(), List.copyOf(ids));
        HttpRequest request = calls.request(
                operation, repeatable, timeouts.write(), xml -> ids.forEach(id -> xml.plain("p:ids", id)));
        return new RowCalls(calls).write(request, sent);
    }

    UpdatedIds updated(String sobject, Instant from, Instant until) {
        SoapElement result = window("getUpdated", sobject, from, until);
        return new UpdatedIds(Results.ids(result, "ids"), Results.moment(result, "latestDateCovered"));
    }

    DeletedIds deleted(String sobject, Instant from, Instant until) {
        SoapElement result = window("getDeleted", sobject, from, until);
        return new DeletedIds(
                Results.map(result.all("deletedRecords"), SoapRecords::deletion),
                Results.moment(result, "earliestDateAvailable"),
                Results.moment(result, "latestDateCovered"));
    }

    private static DeletedIds.Deleted deletion(SoapElement deleted) {
        RecordId id = Results.idOrNull(deleted, "id");
        if (id == null) {
            throw Results.misshapen("getDeleted", "a deletion without an id");
        }
        return new DeletedIds.Deleted(id, Results.moment(deleted, "deletedDate"));
    }

    private SoapElement window(String operation, String sobject, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the window is empty: " + from + " to " + until);
        }
        ApiName.require("an object", sobject);
        return results.read(
                operation,
                Disclosure.TEXT,
                xml -> xml.plain("p:sObjectType", sobject)
                        .plain("p:startDate", from.truncatedTo(ChronoUnit.SECONDS))
                        .plain("p:endDate", until.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static void requireCount(int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("a call takes 1 to " + most + " records, got " + count);
        }
    }
}
