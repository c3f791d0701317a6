package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /composite/sobjects}: up to 200 records in one call.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">sObject
 *     Collections</a>
 */
final class CollectionsResource {
    /** Inside a transaction of others, which then cannot be kept; no public source tells what an org answers here. */
    private static final int FAILED_INSIDE = 400;

    private final OrgStore store;
    private final Supplier<RestPolicy> policy;

    CollectionsResource(OrgStore store, Supplier<RestPolicy> policy) {
        this.store = store;
        this.policy = policy;
    }

    Response create(Call call) {
        CollectionBody body = CollectionBody.of(call);
        return write(body, call, false, (tx, record) -> tx.insert(record.type(), record.fields(), call.writeOptions()));
    }

    Response update(Call call) {
        CollectionBody body = CollectionBody.of(call);
        return write(body, call, false, (tx, record) -> {
            String id = record.text("Id");
            return tx.update(record.type(), id, record.without("Id"), call.writeOptions());
        });
    }

    Response upsert(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        Field key = Named.key(type, call.path().get(1));
        CollectionBody body = CollectionBody.of(call);
        return write(body, call, true, (tx, record) -> {
            Object value = record.value(key.name());
            return tx.upsert(type.name(), key.name(), value, record.without(key.name()), call.writeOptions());
        });
    }

    Response delete(Call call) {
        List<String> ids = List.of(call.query().first("ids").orElse("").split(",", -1));
        boolean allOrNone = call.query().first("allOrNone").orElse("").equalsIgnoreCase("true");
        List<CollectionRecord> records = new ArrayList<>();
        for (String id : ids) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            named.put("id", id.trim());
            records.add(new CollectionRecord("", named));
        }
        CollectionBody body = new CollectionBody(allOrNone, records);
        return write(body, call, false, (tx, record) -> tx.delete(String.valueOf(record.value("id"))));
    }

    private Response write(
            CollectionBody body,
            Call call,
            boolean tellsCreated,
            BiFunction<Transaction, CollectionRecord, SaveResult> one) {
        body.checkLimits();
        List<SaveResult> results = call.write(
                store,
                transaction -> {
                    List<SaveResult> rows = new ArrayList<>();
                    body.records().forEach(record -> rows.add(CollectionResults.guarded(record, transaction, one)));
                    CollectionResults.refuseTypeErrors(rows, policy.get());
                    return rows;
                },
                rows -> !body.allOrNone() || rows.stream().allMatch(SaveResult::success));
        boolean rolledBack = body.allOrNone() && !results.stream().allMatch(SaveResult::success);
        if (rolledBack) {
            CollectionResults.rollBack(results);
        }
        int status = rolledBack && call.joined() != null ? FAILED_INSIDE : 200;
        return CollectionResults.response(status, results, tellsCreated);
    }
}
