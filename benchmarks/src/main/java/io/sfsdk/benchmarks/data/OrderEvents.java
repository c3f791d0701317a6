package io.sfsdk.benchmarks.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Platform events with ten fields, as Avro for Pub/Sub and as answers to polls for CometD. */
public final class OrderEvents {
    /** Where they are published. */
    public static final String CHANNEL = "/event/Order__e";

    /** The schema as the org tells it: every custom field may be null. */
    public static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Order__e\",\"namespace\":\"com.sforce.eventbus\",\"fields\":["
                    + "{\"name\":\"CreatedDate\",\"type\":\"long\",\"doc\":\"CreatedDate:DateTime\"},"
                    + "{\"name\":\"CreatedById\",\"type\":\"string\",\"doc\":\"CreatedBy:EntityId\"},"
                    + field("Number__c", "string", "Data:Text:00NB000000Cnaaa")
                    + field("Customer__c", "string", "Data:Text:00NB000000Cnaab")
                    + field("Status__c", "string", "Data:Picklist:00NB000000Cnaac")
                    + field("Amount__c", "double", "Data:Currency:00NB000000Cnaad")
                    + field("Quantity__c", "double", "Data:Double:00NB000000Cnaae")
                    + field("Paid__c", "boolean", "Data:Boolean:00NB000000Cnaaf")
                    + field("Note__c", "string", "Data:Text:00NB000000Cnaag")
                    + field("Region__c", "string", "Data:Text:00NB000000Cnaah").replaceFirst(",$", "")
                    + "]}";

    private static final String[] CUSTOMERS = {"Grüne Wiese", "Müller & Söhne", "Burlington Textiles", "Łódź", "Pyramid"
    };

    private OrderEvents() {}

    private static String field(String name, String type, String doc) {
        return "{\"name\":\"" + name + "\",\"type\":[\"null\",\"" + type + "\"],\"doc\":\"" + doc
                + "\",\"default\":null},";
    }

    /** The payloads of this many events, by {@link #SCHEMA}. */
    public static List<byte[]> avro(int events) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(schema);
        List<byte[]> payloads = new ArrayList<>();
        for (int number = 0; number < events; number++) {
            GenericRecord order = new GenericData.Record(schema);
            order.put("CreatedDate", 1_732_443_072_000L + number);
            order.put("CreatedById", "005TK0000002XyZYAU");
            order.put("Number__c", "SO-" + (100_000 + number));
            order.put("Customer__c", customer(number));
            order.put("Status__c", status(number));
            order.put("Amount__c", number * 12.5);
            order.put("Quantity__c", (double) (number % 50));
            order.put("Paid__c", number % 2 == 0);
            order.put("Note__c", number % 3 == 0 ? null : note(number));
            order.put("Region__c", "EMEA");
            payloads.add(encoded(writer, order));
        }
        return payloads;
    }

    private static byte[] encoded(GenericDatumWriter<GenericRecord> writer, GenericRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String customer(int number) {
        return CUSTOMERS[number % CUSTOMERS.length];
    }

    private static String status(int number) {
        return number % 4 == 3 ? "Shipped" : "Open";
    }

    private static String note(int number) {
        return "Deliver in week " + number % 52 + " to the back door";
    }

    /** An answer to a poll: so many events, the first with this replay id, and the poll's own reply, with its id. */
    public static byte[] answer(long firstReplayId, int events, String pollId) {
        StringBuilder json = new StringBuilder(events * 520).append('[');
        for (int number = 0; number < events; number++) {
            event(json, firstReplayId + number, number);
        }
        return json.append(
                        "{\"clientId\":\"c1\",\"advice\":{\"interval\":0,\"timeout\":110000,\"reconnect\":\"retry\"},")
                .append("\"channel\":\"/meta/connect\",\"id\":\"")
                .append(pollId)
                .append("\",\"successful\":true}]")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder json, long replayId, int number) {
        json.append(
                        "{\"data\":{\"schema\":\"dffQ2QLzDNHqwB8_sHMxdA\",\"payload\":{\"CreatedDate\":\"2025-11-24T10:11:1")
                .append(number % 10)
                .append(".517Z\",\"CreatedById\":\"005TK0000002XyZYAU\",\"Number__c\":\"SO-")
                .append(100_000 + number)
                .append("\",\"Customer__c\":\"")
                .append(customer(number))
                .append("\",\"Status__c\":\"")
                .append(status(number))
                .append("\",\"Amount__c\":")
                .append(number * 12.5)
                .append(",\"Quantity__c\":")
                .append(number % 50)
                .append(".0,\"Paid__c\":")
                .append(number % 2 == 0)
                .append(",\"Note__c\":");
        if (number % 3 == 0) {
            json.append("null");
        } else {
            json.append('"').append(note(number)).append('"');
        }
        json.append(",\"Region__c\":\"EMEA\"},\"event\":{\"EventUuid\":\"2ec0e371-1395-457f-9275-be1b")
                .append(10_000_000 + number)
                .append("\",\"replayId\":")
                .append(replayId)
                .append(",\"EventApiName\":\"Order__e\"}},\"channel\":\"")
                .append(CHANNEL)
                .append("\"},");
    }
}
