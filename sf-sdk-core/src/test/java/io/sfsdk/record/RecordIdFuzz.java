package io.sfsdk.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is an id, the same in both its forms, or it is refused. */
class RecordIdFuzz {
    static Stream<byte[]> texts() {
        return Stream.of(
                        "001TK00000AAAAb",
                        "001TK00000AAAAbYAP",
                        "001tk00000aaaabYAP",
                        "a0XTK0000001aBc2AI",
                        "",
                        "\u00e9")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aTextIsAnIdInBothFormsOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        try {
            RecordId id = RecordId.of(text);

            assertThat(RecordId.isId(text)).isTrue();
            assertThat(id.value()).hasSize(18).startsWith(id.shortValue()).startsWith(text);
            assertThat(RecordId.of(id.shortValue())).isEqualTo(id);
        } catch (IllegalArgumentException e) {
            assertThat(RecordId.isId(text)).isFalse();
        }
    }
}
