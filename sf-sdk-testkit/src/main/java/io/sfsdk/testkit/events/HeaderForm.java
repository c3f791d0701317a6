package io.sfsdk.testkit.events;

import io.sfsdk.testkit.avro.AvroWriter;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.List;

/**
 * The header of change events in Avro.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
 *     Event Header Fields</a>
 */
final class HeaderForm {
    private static final List<String> SYMBOLS = List.of(
            "CREATE",
            "UPDATE",
            "DELETE",
            "UNDELETE",
            "GAP_CREATE",
            "GAP_UPDATE",
            "GAP_DELETE",
            "GAP_UNDELETE",
            "GAP_OVERFLOW",
            "SNAPSHOT");

    private HeaderForm() {}

    static void describe(JsonWriter json) {
        json.beginObject().name("name").value("ChangeEventHeader").name("type").beginObject();
        json.name("type").value("record").name("name").value("ChangeEventHeader");
        json.name("fields").beginArray();
        field("entityName", "string", json);
        texts("recordIds", json);
        json.beginObject().name("name").value("changeType").name("type").beginObject();
        json.name("type")
                .value("enum")
                .name("name")
                .value("ChangeType")
                .name("symbols")
                .beginArray();
        SYMBOLS.forEach(json::value);
        json.endArray().endObject().endObject();
        field("changeOrigin", "string", json);
        field("transactionKey", "string", json);
        field("sequenceNumber", "int", json);
        field("commitTimestamp", "long", json);
        field("commitNumber", "long", json);
        field("commitUser", "string", json);
        texts("nulledFields", json);
        texts("diffFields", json);
        texts("changedFields", json);
        json.endArray().endObject().name("doc").value("Data:ComplexValueType").endObject();
    }

    private static void field(String name, String type, JsonWriter json) {
        json.beginObject().name("name").value(name).name("type").value(type).endObject();
    }

    private static void texts(String name, JsonWriter json) {
        json.beginObject().name("name").value(name).name("type").beginObject();
        json.name("type")
                .value("array")
                .name("items")
                .value("string")
                .endObject()
                .endObject();
    }

    static void write(ChangeHeader header, List<String> nulled, List<String> changed, AvroWriter out) {
        out.text(header.entityName())
                .texts(header.recordIds())
                .number(SYMBOLS.indexOf(header.changeType().name()))
                .text(header.changeOrigin())
                .text(header.transactionKey())
                .number(header.sequenceNumber())
                .number(header.commitTimestamp().toEpochMilli())
                .number(header.commitNumber())
                .text(header.commitUser())
                .texts(nulled)
                .texts(List.of())
                .texts(changed);
    }
}
