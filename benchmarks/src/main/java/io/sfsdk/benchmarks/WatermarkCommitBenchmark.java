package io.sfsdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What does it cost to move a position so that it survives a power cut? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WatermarkCommitBenchmark {
    private static final WatermarkKey KEY = new WatermarkKey("sync", "Account");

    /** Characters of a position: a bare one, and one with a full ledger of recent rows. */
    @Param({"120", "300000"})
    int length;

    private Watermark[] positions;
    private byte[] bytes;
    private ScratchFolder folder;
    private FileWatermarkStore store;
    private int at;

    @Setup
    public void setUp() {
        positions = new Watermark[] {new Watermark("a".repeat(length)), new Watermark("b".repeat(length))};
        bytes = positions[0].value().getBytes(UTF_8);
        folder = new ScratchFolder();
        store = FileWatermarkStore.at(folder.path());
        at = 0;
        if (!store.advance(KEY, null, positions[at])) {
            throw new IllegalStateException("the folder was not empty");
        }
    }

    @TearDown
    public void tearDown() throws IOException {
        folder.close();
    }

    /** A floor that is not safe: after a power cut the name may still lead to the old file. */
    @Benchmark
    public Path floorForceAndRename() throws IOException {
        Path fresh = folder.file("fresh");
        try (FileChannel channel = FileChannel.open(fresh, CREATE_NEW, WRITE)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        return Files.move(fresh, folder.file("position"), ATOMIC_MOVE);
    }

    /** The floor of what is promised: the folder is forced as well. */
    @Benchmark
    public void floorForceRenameForceFolder(Blackhole sink) throws IOException {
        sink.consume(floorForceAndRename());
        try (FileChannel channel = FileChannel.open(folder.path(), READ)) {
            channel.force(true);
        }
    }

    /** Compare and set under a lock other processes see, checksum read and written, and as durable as the floor above. */
    @Benchmark
    public void sdk() {
        if (!store.advance(KEY, positions[at], positions[1 - at])) {
            throw new IllegalStateException("another moved it");
        }
        at = 1 - at;
    }
}
