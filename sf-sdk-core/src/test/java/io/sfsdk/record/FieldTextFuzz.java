package io.sfsdk.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates, times, numbers and flags that an org might send are read, or refused by the field's name. */
class FieldTextFuzz {
    private static final List<Consumer<SObject>> READERS = List.of(
            record -> record.instant("X"),
            record -> record.date("X"),
            record -> record.time("X"),
            record -> record.decimal("X"),
            record -> record.bool("X"),
            record -> record.id("X"));

    static Stream<byte[]> texts() {
        return Stream.of(
                        "2026-01-01T12:00:00.000+0000",
                        "2026-01-01T13:00:00+01:00",
                        "2026-01-01T12:00:00Z",
                        "2026-02-30",
                        "23:59:59.999Z",
                        "-1.0E9",
                        "1e999999999",
                        "TRUE",
                        "001TK00000AAAAbYAP")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aTextIsReadOrRefusedByItsField(byte[] bytes) {
        SObject record = SObject.of("Account").with("X", new String(bytes, StandardCharsets.UTF_8));

        for (Consumer<SObject> reader : READERS) {
            try {
                reader.accept(record);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).hasSizeLessThan(200);
            }
        }
    }
}
