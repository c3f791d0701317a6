package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Bodies of write requests. */
final class WriteBodies {
    private WriteBodies() {}

    static byte[] collection(WriteRequest request) {
        return bytes(256 * request.records().size(), json -> {
            RecordEncoder encoder = new RecordEncoder(json);
            json.writeStartObject();
            json.writeBooleanField("allOrNone", request.allOrNone());
            json.writeArrayFieldStart("records");
            for (SObject record : request.records()) {
                encoder.typed(record);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static byte[] single(SObject record) {
        return bytes(256, json -> new RecordEncoder(json).untyped(record));
    }

    static byte[] retrieval(List<String> ids, List<String> fields) {
        return bytes(22 * ids.size() + 256, json -> {
            json.writeStartObject();
            strings(json, "ids", ids);
            strings(json, "fields", fields);
            json.writeEndObject();
        });
    }

    /** Bytes of one record in a collection, the comma behind it included. */
    static long size(SObject record) {
        Counter counter = new Counter();
        write(counter, json -> new RecordEncoder(json).typed(record));
        return counter.bytes + 1;
    }

    /** Grows by blocks, so that no byte is copied more than once, at the end. */
    static byte[] bytes(int expected, Content content) {
        ByteArrayBuilder body = new ByteArrayBuilder(expected);
        write(body, content);
        return body.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void write(OutputStream out, Content content) {
        try (JsonGenerator json = Json.generator(out)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a record could not be written as JSON", e);
        }
    }

    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
