package io.sfsdk.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import io.sfsdk.rest.RestRecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to turn a chunk of 200 records with 20 fields into the bytes of a call, and its answer into outcomes? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncodeChunkBenchmark {
    private static final int RECORDS = 200;
    private static final int TEXTS = 14;
    private static final int NUMBERS = 4;
    private static final int FLAGS = 2;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Map<String, Object>> maps = new ArrayList<>();
    private WriteRequest request;
    private RestRecordWriter writer;

    @Setup
    public void setUp() {
        List<SObject> records = new ArrayList<>();
        StringBuilder answer = new StringBuilder("[");
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> fields = fields(i);
            maps.add(fields);
            SObject record = SObject.of("Account");
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                record = record.with(field.getKey(), field.getValue());
            }
            records.add(record);
            answer.append(i == 0 ? "" : ",").append("{\"id\":\"001000000000001AAA\",\"success\":true,\"errors\":[]}");
        }
        byte[] bytes = answer.append(']').toString().getBytes(StandardCharsets.UTF_8);
        request = new WriteRequest(new WriteOperation.Insert(), records, false);
        writer = RestApi.builder(new CannedTransport(bytes)).build().writer();
    }

    private static Map<String, Object> fields(int record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < TEXTS; i++) {
            fields.put("Text_" + i + "__c", "Value " + i + " of " + record + (i % 5 == 0 ? " in Zürich" : ""));
        }
        for (int i = 0; i < NUMBERS; i++) {
            fields.put("Number_" + i + "__c", new BigDecimal(record + "." + i + "5"));
        }
        for (int i = 0; i < FLAGS; i++) {
            fields.put("Flag_" + i + "__c", (record + i) % 2 == 0);
        }
        return fields;
    }

    /** The floor: the same names and values straight to a generator, without any record to read them from. */
    @Benchmark
    public byte[] floorGenerator() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(256 * RECORDS);
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            json.writeBooleanField("allOrNone", false);
            json.writeArrayFieldStart("records");
            for (Map<String, Object> fields : maps) {
                json.writeStartObject();
                json.writeObjectFieldStart("attributes");
                json.writeStringField("type", "Account");
                json.writeEndObject();
                for (Map.Entry<String, Object> field : fields.entrySet()) {
                    json.writeFieldName(field.getKey());
                    write(json, field.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            json.writeBoolean((Boolean) value);
        }
    }

    /** What is often written by hand. */
    @Benchmark
    public byte[] peerMapper() throws IOException {
        return mapper.writeValueAsBytes(Map.of("allOrNone", false, "records", maps));
    }

    /** This library: checks, bytes, a request, and 200 outcomes from the answer. */
    @Benchmark
    public List<WriteOutcome> sdk() {
        return writer.write(request);
    }
}
