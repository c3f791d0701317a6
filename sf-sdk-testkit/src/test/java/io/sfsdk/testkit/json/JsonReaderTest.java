package io.sfsdk.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void everyKindOfValueIsRead() {
        Object value = JsonReader.read(" {\"a\":[1,-2.50,1e3,\"\\u00e9\\n\\\\\",true,false,null],\"b\":{}} ");

        Map<?, ?> object = (Map<?, ?>) value;
        assertThat(object.get("a"))
                .isEqualTo(Arrays.asList(
                        new BigDecimal("1"),
                        new BigDecimal("-2.50"),
                        new BigDecimal("1e3"),
                        "é\n\\",
                        true,
                        false,
                        null));
        assertThat(object.get("b")).isEqualTo(Map.of());
    }

    @Test
    void keysKeepTheirOrder() {
        Map<String, ?> object = JsonReader.readObject("{\"z\":1,\"a\":2,\"m\":3}");

        assertThat(object.keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void anErrorAtTheEndSaysOnceWhatWasExpected() {
        assertThatThrownBy(() -> JsonReader.readObject("{\"Name\":\"x\""))
                .hasMessageContaining("Unexpected end-of-input: was expecting comma to separate OBJECT entries");
    }

    @Test
    void anErrorTellsLineAndColumn() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\" 1}"))
                .isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(7);
                    assertThat(e.wireMessage())
                            .isEqualTo(
                                    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name"
                                            + " and value at [line:2, column:7]");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "tru",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "1 2",
                "NaN",
                "[1}",
                "1e9999999999"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageContaining("200 levels");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<String> texts =
                List.of("plain", "\"quoted\" \\ / \b\f\n\r\t", "\u0001\u001f\u007f", "é Ω 漢 \uD83D\uDE00", "");

        texts.forEach(
                text -> assertThat(JsonReader.read(JsonWriter.toBytes(text))).isEqualTo(text));
    }
}
