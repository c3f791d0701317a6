package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.WriteOptions;
import java.util.List;
import java.util.function.BiFunction;

/**
 * create, update and upsert: up to 200 records, each with a result of its own in the order of the request.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_create.htm">create()</a>
 */
final class SaveOperations {
    private final OrgStore store;
    private final SObjects records;

    SaveOperations(SoapContext context) {
        this.store = context.store();
        this.records = new SObjects(context);
    }

    void create(SoapCall call, XmlWriter xml) {
        WriteOptions options = options(call);
        save(call, xml, false, (tx, record) -> {
            if (record.id() != null) {
                record.fields().put("Id", record.id());
            }
            return tx.insert(record.type(), record.fields(), options);
        });
    }

    void update(SoapCall call, XmlWriter xml) {
        WriteOptions options = options(call);
        save(call, xml, false, (tx, record) -> tx.update(record.type(), record.id(), record.fields(), options));
    }

    void upsert(SoapCall call, XmlWriter xml) {
        String key = call.text("externalIDFieldName");
        WriteOptions options = options(call);
        save(call, xml, true, (tx, record) -> {
            Object value = key.equalsIgnoreCase("Id") ? record.id() : record.value(key);
            return tx.upsert(record.type(), key, value, record.without(key), options);
        });
    }

    private void save(SoapCall call, XmlWriter xml, boolean upsert, BiFunction<Transaction, SObject, SaveResult> one) {
        List<SObject> all = records.read(call);
        if (upsert) {
            String key = call.text("externalIDFieldName");
            all.forEach(record -> checkKey(call, record.type(), key));
        }
        BiFunction<Transaction, SObject, SaveResult> guarded = (tx, record) ->
                record.contradictions().isEmpty() ? one.apply(tx, record) : contradictory(record.contradictions());
        List<SaveResult> results = AllOrNone.save(store, call, all, guarded);
        ResultXml answer = new ResultXml(xml, call);
        for (int i = 0; i < results.size(); i++) {
            answer.saved(results.get(i), all.get(i).type(), upsert);
        }
    }

    private static void checkKey(SoapCall call, String object, String key) {
        boolean known =
                call.type(object).field(key).filter(field -> isKey(field)).isPresent();
        if (!known) {
            throw SoapFault.of(
                    "INVALID_FIELD",
                    "Field name provided, " + key
                            + " does not match an External ID, Salesforce Id, or indexed field for " + object);
        }
    }

    private static boolean isKey(Field field) {
        return field.externalId() || field.idLookup() || field.name().equals("Id");
    }

    /** No public source shows the code. */
    private static SaveResult contradictory(List<String> fields) {
        RowError error = new RowError(
                "INVALID_FIELD", "Cannot specify both a value and fieldsToNull for field " + fields.get(0), fields);
        return new SaveResult(null, false, false, List.of(error), List.of(), null);
    }

    private static WriteOptions options(SoapCall call) {
        return WriteOptions.none().withAllowDuplicates(call.flag("DuplicateRuleHeader", "allowSave"));
    }
}
