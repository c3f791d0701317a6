package io.sfsdk.pubsub;

import io.sfsdk.benchmarks.data.OrderEvents;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does it take to turn Avro payloads into values? In this package because what reads them is not public; the whole way is
 * measured by {@link io.sfsdk.benchmarks.PubSubBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AvroEventBenchmark {
    @Param("1000")
    int records;

    private List<byte[]> payloads;
    private EventSchema schema;
    private GenericDatumReader<GenericRecord> generic;
    private @Nullable GenericRecord reused;
    private @Nullable BinaryDecoder decoder;

    @Setup
    public void setUp() {
        payloads = OrderEvents.avro(records);
        schema = EventSchema.parse("orders", OrderEvents.SCHEMA);
        generic = new GenericDatumReader<>(new Schema.Parser().parse(OrderEvents.SCHEMA));
    }

    /** Avro's generic decoding with reader, decoder and record reused: its texts stay bytes. */
    @Benchmark
    public void floorAvroGeneric(Blackhole sink) throws IOException {
        for (byte[] payload : payloads) {
            decoder = DecoderFactory.get().binaryDecoder(payload, decoder);
            reused = generic.read(reused, decoder);
            sink.consume(reused);
        }
    }

    /** The same, each record its own and its texts made, which is the least that a host needs. */
    @Benchmark
    public void peerAvroWithTexts(Blackhole sink) throws IOException {
        for (byte[] payload : payloads) {
            decoder = DecoderFactory.get().binaryDecoder(payload, decoder);
            GenericRecord read = generic.read(null, decoder);
            for (Schema.Field field : read.getSchema().getFields()) {
                Object value = read.get(field.pos());
                sink.consume(value instanceof CharSequence ? value.toString() : value);
            }
        }
    }

    /** This library, to content with the values that all routes give. */
    @Benchmark
    public void sdk(Blackhole sink) {
        for (byte[] payload : payloads) {
            sink.consume(schema.read(payload));
        }
    }
}
