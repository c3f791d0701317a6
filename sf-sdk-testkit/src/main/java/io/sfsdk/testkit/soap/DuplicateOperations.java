package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.DuplicateRule;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.WriteAttempt;
import io.sfsdk.testkit.store.WriteAttempt.Kind;
import io.sfsdk.testkit.store.WriteOptions;
import java.util.List;

/**
 * findDuplicates and findDuplicatesByIds: up to 50 records, by the duplicate rules of their object.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_findduplicates.htm">findDuplicates()</a>
 */
final class DuplicateOperations {
    private static final int MOST_RECORDS = 50;

    private final SoapContext context;

    DuplicateOperations(SoapContext context) {
        this.context = context;
    }

    void byRecords(SoapCall call, XmlWriter xml) {
        List<SObject> records = new SObjects(context).read(call);
        checkCount(records.size());
        records.forEach(record -> result(call, xml, new UnsavedRow(record)));
    }

    void byIds(SoapCall call, XmlWriter xml) {
        List<String> ids = call.body().texts("ids");
        checkCount(ids.size());
        ids.stream().map(id -> existing(call, id)).toList().forEach(row -> result(call, xml, row));
    }

    private static Row existing(SoapCall call, String id) {
        String known = RecordId.normalize(id).orElseThrow(() -> SoapFault.of("MALFORMED_ID", "malformed id " + id));
        return call.view()
                .schema()
                .byKeyPrefix(known.substring(0, 3))
                .flatMap(type -> call.view().row(type.name(), known))
                .filter(row -> !row.isDeleted())
                .orElseThrow(() -> SoapFault.of("INVALID_ID_FIELD", "invalid record id " + id));
    }

    private static void checkCount(int records) {
        if (records > MOST_RECORDS) {
            throw SoapFault.of(
                    "LIMIT_EXCEEDED", "cannot look for duplicates of more than " + MOST_RECORDS + " records");
        }
    }

    private void result(SoapCall call, XmlWriter xml, Row row) {
        WriteAttempt attempt = new WriteAttempt(Kind.INSERT, null, row, WriteOptions.none(), call.view());
        List<DuplicateRule> rules = context.store().rules().stream()
                .filter(DuplicateRule.class::isInstance)
                .map(DuplicateRule.class::cast)
                .filter(rule -> rule.concerns(row.objectName()))
                .toList();
        if (rules.isEmpty()) {
            throw SoapFault.of(
                    "NO_ACTIVE_DUPLICATE_RULE", "No active duplicate rules are defined for " + row.objectName());
        }
        xml.open("result");
        for (DuplicateRule rule : rules) {
            DuplicateXml answer = new DuplicateXml(xml, call);
            answer.write("duplicateResults", rule, null, row.objectName(), rule.matches(attempt));
        }
        xml.leaf("success", true).close();
    }
}
