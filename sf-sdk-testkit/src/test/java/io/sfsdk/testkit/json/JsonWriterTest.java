package io.sfsdk.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    @Test
    void objectsAreCompactAndKeepTheirOrder() {
        JsonWriter json =
                new JsonWriter().beginObject().name("b").value(1).name("a").beginArray();
        json.value("x")
                .nullValue()
                .value(true)
                .endArray()
                .name("c")
                .beginObject()
                .endObject();

        assertThat(new String(json.endObject().toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":1,\"a\":[\"x\",null,true],\"c\":{}}");
    }

    @Test
    void timeIsPrintedAsTheRestApiDoes() {
        List<Object> times =
                List.of(Instant.parse("2026-01-01T11:58:00Z"), LocalDate.parse("2026-01-01"), LocalTime.parse("09:30"));

        assertThat(JsonWriter.toText(times))
                .isEqualTo("[\"2026-01-01T11:58:00.000+0000\",\"2026-01-01\",\"09:30:00.000Z\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10.0",
        "10.00, 10.0",
        "-0.5, -0.5",
        "1000000000, 1.0E9",
        "123456.78, 123456.78",
        "0, 0.0",
        "1234567890123456.78, 1234567890123456.78",
        "12345678901234567890, 12345678901234567890.0"
    })
    void aDecimalHasAFractionAndLosesNothing(String value, String printed) {
        assertThat(NumberForm.decimal(new BigDecimal(value))).isEqualTo(printed);
        assertThat(new BigDecimal(printed)).isEqualByComparingTo(value);
    }

    @Test
    void aWholeNumberHasNoFraction() {
        assertThat(JsonWriter.toText(Arrays.asList(new BigDecimal("10"), 3, 4L, new BigDecimal("10.0"))))
                .isEqualTo("[10,3,4,10.0]");
    }

    @Test
    void aLoneSurrogateDoesNotBreakTheEncoding() {
        assertThat(JsonWriter.toText(Map.of("k", "a\uD83D"))).isEqualTo("{\"k\":\"a?\"}");
    }
}
