package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.WriteOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * merge: up to 200 requests, each of which joins one or two records to a master and stands or falls alone.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm">merge()</a>
 */
final class MergeOperation implements Operation {
    private static final Set<String> MERGEABLE = Set.of("Account", "Case", "Contact", "Lead");
    private static final int MOST_LOSERS = 2;

    private final SoapContext context;

    MergeOperation(SoapContext context) {
        this.context = context;
    }

    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        List<Element> requests = call.body().all("request");
        SObjects.checkCount(requests.size());
        boolean strict = context.policy().get().does(Behaviour.REFUSES_WRONG_RECORD_ORDER);
        SObjects records = new SObjects(context);
        for (Element request : requests) {
            Element master = request.child("masterRecord")
                    .orElseThrow(() -> SoapFault.of("MISSING_ARGUMENT", "masterRecord is required"));
            one(call, xml, records.one(call, master, strict), request.texts("recordToMergeIds"));
        }
    }

    private void one(SoapCall call, XmlWriter xml, SObject master, List<String> losers) {
        Set<String> related = new TreeSet<>();
        try (Transaction transaction =
                context.store().beginAs(call.view().userId()).origin(call.origin())) {
            SaveResult result = merged(call, transaction, master, losers, related);
            if (result.success()) {
                transaction.commit();
            }
            write(xml, result, master, losers, related);
        }
    }

    private static SaveResult merged(
            SoapCall call, Transaction transaction, SObject master, List<String> losers, Set<String> related) {
        if (!MERGEABLE.contains(master.type())) {
            return refused("INVALID_TYPE_FOR_OPERATION", "merge is not supported for " + master.type());
        }
        if (losers.isEmpty() || losers.size() > MOST_LOSERS) {
            return refused(
                    "INVALID_MERGE_RECORD", "one or two records can be merged into another, not " + losers.size());
        }
        SaveResult updated = transaction.update(master.type(), master.id(), master.fields(), WriteOptions.none());
        if (!updated.success()) {
            return updated;
        }
        ObjectType type = call.type(master.type());
        losers.forEach(loser -> children(transaction.view(), type, loser).forEach(child -> related.add(child.id())));
        return transaction.merge(String.valueOf(updated.id()), losers);
    }

    private static Stream<Row> children(OrgView view, ObjectType type, String id) {
        return type.childRelationships().stream().flatMap(end -> children(view, end, id));
    }

    private static Stream<Row> children(OrgView view, ChildRelationship end, String id) {
        boolean known = view.schema().object(end.childObject()).isPresent();
        return known ? view.lookup(end.childObject(), end.field(), id, false).orElse(Stream.empty()) : Stream.empty();
    }

    private static SaveResult refused(String code, String message) {
        return new SaveResult(null, false, false, List.of(RowError.of(code, message)), List.of(), null);
    }

    /** A request that failed repeats its master's id, as recorded. */
    private static void write(
            XmlWriter xml, SaveResult result, SObject master, List<String> losers, Set<String> related) {
        xml.open("result");
        result.errors().forEach(error -> ResultXml.error(xml, error));
        xml.leaf("id", result.success() ? result.id() : master.id());
        if (result.success()) {
            losers.forEach(id -> xml.leaf("mergedRecordIds", Values.longId(id)));
        }
        xml.leaf("success", result.success());
        if (result.success()) {
            related.forEach(id -> xml.leaf("updatedRelatedIds", id));
        }
        xml.close();
    }
}
