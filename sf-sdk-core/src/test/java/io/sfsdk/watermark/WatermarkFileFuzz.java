package io.sfsdk.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes are a position that was written for this key, to the last one, or they are none. */
class WatermarkFileFuzz {
    private static final WatermarkKey KEY = new WatermarkKey("job", "name");

    static Stream<byte[]> files() {
        byte[] whole = WatermarkFile.encode(KEY, new Watermark("sync-1 00D Account 2026-01-01T00:00:00Z"));
        byte[] foreign = WatermarkFile.encode(new WatermarkKey("job", "other"), new Watermark("x"));
        return Stream.of(
                whole,
                foreign,
                Arrays.copyOf(whole, whole.length - 1),
                "sf-sdk-watermark-1 0 00000000\n".getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void bytesAreAPositionOfThisKeyOrNone(byte[] bytes) {
        Watermark read = WatermarkFile.decode(KEY, bytes);

        if (read != null) {
            assertThat(WatermarkFile.encode(KEY, read)).isEqualTo(bytes);
        }
    }
}
