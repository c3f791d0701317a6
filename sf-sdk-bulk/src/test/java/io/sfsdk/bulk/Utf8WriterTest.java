package io.sfsdk.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8WriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Utf8Writer writer = new Utf8Writer(out);

    @Test
    void writesTheBytesThatTheJdkWrites() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.appendCodePoint(sign(random));
        }

        write(text.toString(), random);

        assertThat(out.toByteArray()).isEqualTo(text.toString().getBytes(UTF_8));
    }

    /** Runs of plain signs between others, of each length and from each end of a range. */
    private static int sign(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextBoolean() ? 0x80 : 0x7FF;
            case 1 -> random.nextBoolean() ? 0x800 : 0xFFFD;
            case 2 -> random.nextBoolean() ? 0xD7FF : 0xE000;
            case 3 -> random.nextBoolean() ? 0x10000 : 0x10FFFF;
            default -> random.nextInt(0x80);
        };
    }

    /** In parts that also end within a pair. */
    private void write(String text, Random random) throws IOException {
        for (int from = 0; from < text.length(); ) {
            int until = Math.min(text.length(), from + 1 + random.nextInt(9_000));
            writer.write(text, from, until - from);
            from = until;
        }
        writer.flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uDC00b", "a\uD800b", "\uD800\uD800"})
    void refusesHalfOfAPair(String text) {
        assertThatExceptionOfType(CharConversionException.class).isThrownBy(() -> writer.write(text));
    }

    @Test
    void refusesAHalfWhoseOtherDoesNotComeNext() throws IOException {
        writer.write("a\uD800");

        assertThatExceptionOfType(CharConversionException.class).isThrownBy(() -> writer.write("b"));
    }

    @Test
    void refusesAHalfAtTheEnd() throws IOException {
        writer.write("a\uD800");

        assertThatExceptionOfType(CharConversionException.class).isThrownBy(writer::flush);
    }
}
