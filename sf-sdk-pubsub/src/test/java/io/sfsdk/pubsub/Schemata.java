package io.sfsdk.pubsub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Two schemas in the org's manner, and events written with them. */
final class Schemata {
    static final String INK = """
        {"type":"record","name":"Low_Ink__e","namespace":"com.sforce.eventbus","fields":[
         {"name":"CreatedDate","type":"long","doc":"CreatedDate:DateTime"},
         {"name":"CreatedById","type":"string","doc":"CreatedBy:EntityId"},
         {"name":"Printer__c","type":["null","string"],"doc":"Data:Text:00N1","default":null},
         {"name":"Ink__c","type":["null","double"],"doc":"Data:Double:00N2","default":null},
         {"name":"Pages__c","type":["null","int"],"doc":"Data:Integer:00N3","default":null},
         {"name":"Due__c","type":["null","long"],"doc":"Data:DateOnly:00N4","default":null},
         {"name":"At__c","type":["null","long"],"doc":"Data:TimeOnly:00N5","default":null},
         {"name":"Urgent__c","type":["null","boolean"],"doc":"Data:Boolean:00N6","default":null},
         {"name":"Note__c","type":["null","string"],"doc":"Data:Text:00N7","default":null}]}
        """;

    static final String ACCOUNT = """
        {"type":"record","name":"AccountChangeEvent","namespace":"com.sforce.eventbus","fields":[
         {"name":"ChangeEventHeader","doc":"Data:ComplexValueType","type":
          {"type":"record","name":"ChangeEventHeader","fields":[
           {"name":"entityName","type":"string"},
           {"name":"recordIds","type":{"type":"array","items":"string"}},
           {"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":
            ["CREATE","UPDATE","DELETE","UNDELETE","GAP_CREATE","GAP_UPDATE","GAP_DELETE","GAP_UNDELETE","GAP_OVERFLOW","SNAPSHOT"]}},
           {"name":"changeOrigin","type":"string"},
           {"name":"transactionKey","type":"string"},
           {"name":"sequenceNumber","type":"int"},
           {"name":"commitTimestamp","type":"long"},
           {"name":"commitNumber","type":"long"},
           {"name":"commitUser","type":"string"},
           {"name":"nulledFields","type":{"type":"array","items":"string"}},
           {"name":"diffFields","type":{"type":"array","items":"string"}},
           {"name":"changedFields","type":{"type":"array","items":"string"}}]}},
         {"name":"Name","doc":"Data:Switchable_PersonName","default":null,"type":["null","string",
          {"type":"record","name":"Switchable_PersonName","fields":[
           {"name":"FirstName","type":["null","string"],"doc":"Data:Text","default":null},
           {"name":"LastName","type":["null","string"],"doc":"Data:Text","default":null}]}]},
         {"name":"Phone","type":["null","string"],"doc":"Data:Phone","default":null},
         {"name":"Created","type":["null","long"],"doc":"CreatedDate:DateTime","default":null},
         {"name":"BillingAddress","doc":"Data:Address","default":null,"type":["null",
          {"type":"record","name":"Address","fields":[
           {"name":"Street","type":["null","string"],"doc":"Data:Text","default":null},
           {"name":"City","type":["null","string"],"doc":"Data:Text","default":null},
           {"name":"State","type":["null","string"],"doc":"Data:Text","default":null}]}]},
         {"name":"Revenue","type":["null","double"],"doc":"Data:Currency","default":null}]}
        """;

    private Schemata() {}

    static GenericRecord change(EventSchema schema, String type, List<String> changed, List<String> nulled) {
        Schema avro = schema.avro();
        Schema head = avro.getField("ChangeEventHeader").schema();
        GenericRecord header = new GenericData.Record(head);
        header.put("entityName", "Account");
        header.put("recordIds", List.of("001000000000001AAA", "001000000000002AAA"));
        header.put(
                "changeType",
                new GenericData.EnumSymbol(head.getField("changeType").schema(), type));
        header.put("changeOrigin", "com/salesforce/api/rest/62.0;client=acme");
        header.put("transactionKey", "0000a1b2-0000-0000-0000-000000000001");
        header.put("sequenceNumber", 3);
        header.put("commitTimestamp", 1714156703000L);
        header.put("commitNumber", 1709306004367179779L);
        header.put("commitUser", "005000000000001AAA");
        header.put("nulledFields", nulled);
        header.put("diffFields", List.of());
        header.put("changedFields", changed);
        GenericRecord event = new GenericData.Record(avro);
        event.put("ChangeEventHeader", header);
        return event;
    }

    static GenericRecord address(EventSchema schema, @Nullable String street, @Nullable String city) {
        GenericRecord address = new GenericData.Record(
                schema.avro().getField("BillingAddress").schema().getTypes().get(1));
        address.put("Street", street);
        address.put("City", city);
        return address;
    }

    static GenericRecord personName(EventSchema schema, String first, String last) {
        GenericRecord name = new GenericData.Record(
                schema.avro().getField("Name").schema().getTypes().get(2));
        name.put("FirstName", first);
        name.put("LastName", last);
        return name;
    }

    static byte[] bytes(GenericRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
