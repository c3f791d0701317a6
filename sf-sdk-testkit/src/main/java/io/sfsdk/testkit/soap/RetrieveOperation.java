package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * retrieve: records in the order of the ids, nil for each that cannot be seen.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_retrieve.htm">retrieve()</a>
 */
final class RetrieveOperation implements Operation {
    private static final int MOST_RECORDS = 2_000;

    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        ObjectType type = call.type(call.text("sObjectType"));
        List<String> fields = Arrays.stream(call.text("fieldList").split(",", -1))
                .map(name -> fieldName(type, name.strip()))
                .toList();
        List<String> ids = call.body().texts("ids");
        if (ids.size() > MOST_RECORDS) {
            throw SoapFault.of(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 2000 records into this call");
        }
        for (String id : ids) {
            Optional<Row> row = row(call, type, id).filter(found -> !found.isDeleted());
            if (row.isEmpty()) {
                xml.nil("result");
            } else {
                RowXml.retrieved(xml, call.view().schema(), "result", shown(row.get(), fields));
            }
        }
    }

    private static Optional<Row> row(SoapCall call, ObjectType type, String id) {
        String known = RecordId.normalize(id).orElseThrow(() -> SoapFault.of("MALFORMED_ID", "malformed id " + id));
        return call.view().row(type.name(), known);
    }

    private static String fieldName(ObjectType type, String name) {
        return type.field(name)
                .orElseThrow(() -> SoapFault.unknownField(name, type.name()))
                .name();
    }

    private static ResultRow shown(Row row, List<String> fields) {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(row.value(field)));
        return new ResultRow(row.objectName(), row.id(), fields, values);
    }
}
