package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.DuplicateRule;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.SaveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes which records a duplicate rule found, and whether the caller may save nevertheless. */
final class DuplicateXml {
    private final XmlWriter xml;
    private final SoapCall call;

    DuplicateXml(XmlWriter xml, SoapCall call) {
        this.xml = xml;
        this.call = call;
    }

    void write(SaveResult result, String message, String object) {
        DuplicateRule rule = Objects.requireNonNull(result.duplicateRule());
        xml.open("duplicateResult").leaf("allowSave", rule.alertOnly());
        xml.leaf("duplicateRule", rule.name());
        xml.leaf("duplicateRuleEntityType", object).leaf("errorMessage", message);
        matches(result.candidateIds(), object);
        xml.close();
    }

    /** The element {@code matchResults}. */
    void matches(List<String> ids, String object) {
        xml.open("matchResults").leaf("entityType", object).leaf("matchEngine", "FuzzyMatchEngine");
        for (String id : ids) {
            xml.open("matchRecords").leaf("matchConfidence", "100.0");
            record(id, object);
            xml.close();
        }
        xml.leaf("rule", "Standard_" + object + "_Match_Rule_v1_0");
        xml.leaf("size", ids.size()).leaf("success", true).close();
    }

    /** All fields if the header asks for details, else the id. */
    private void record(String id, String object) {
        ObjectType type = call.type(object);
        boolean details = call.flag("DuplicateRuleHeader", "includeRecordDetails");
        List<String> names = details ? type.fields().stream().map(Field::name).toList() : List.of("Id");
        Row row = call.view().row(object, id).orElseThrow();
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(name -> values.add(row.value(name)));
        RowXml.retrieved(xml, call.view().schema(), "record", new ResultRow(object, id, names, values));
    }
}
