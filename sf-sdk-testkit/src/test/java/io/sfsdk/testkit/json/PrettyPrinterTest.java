package io.sfsdk.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrettyPrinterTest {
    @Test
    void theLayoutIsThatOfTheOldWriter() {
        String pretty = print("{\"a\":[{\"b\":1},{}],\"c\":[],\"d\":\"x{,:\\\"\"}");

        assertThat(pretty).isEqualTo("""
                        {
                          "a" : [ {
                            "b" : 1
                          }, { } ],
                          "c" : [ ],
                          "d" : "x{,:\\""
                        }""");
    }

    @Test
    void recordedBodiesAreReprintedByteForByte() {
        List<String> recorded = Recordings.all().stream()
                .filter(exchange -> ((String) exchange.get("id")).startsWith("cumulusci:"))
                .map(exchange -> ((Map<?, ?>) exchange.get("response")).get("body"))
                .map(String::valueOf)
                .filter(body -> body.contains("\" : "))
                .map(String::strip)
                .toList();

        List<String> reprinted = recorded.stream()
                .map(body -> print(JsonWriter.toText(JsonReader.read(body))))
                .toList();

        assertThat(recorded).hasSizeGreaterThan(100);
        assertThat(reprinted).isEqualTo(recorded);
    }

    private static String print(String compact) {
        return new String(PrettyPrinter.print(compact.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
