package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecodingTest {
    private static final ObjectMapper OTHER_WRITER = new ObjectMapper();

    @Test
    void anyPageComesOutAsItWentInHoweverItsRowsDiffer() {
        Random random = new Random(66);

        IntStream.range(0, 500).forEach(i -> {
            List<SObject> expected = new ArrayList<>();
            List<Object> rows = new ArrayList<>();
            int count = random.nextInt(20);
            for (int row = 0; row < count; row++) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                expected.add(anyRecord(random, json, 0));
                rows.add(json);
            }

            assertThat(decoded(rows)).isEqualTo(expected);
        });
    }

    @Test
    void aRecordWithMoreFieldsThanAnyObjectHasIsRefused() {
        String many = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> "\"F" + i + "\":1")
                .collect(Collectors.joining(","));

        assertThat(decodedText("{\"attributes\":{\"type\":\"A\"}," + many + "}"))
                .singleElement()
                .satisfies(record -> assertThat(record.size()).isEqualTo(5_000));
        assertThatThrownBy(() -> decodedText("{\"attributes\":{\"type\":\"A\"}," + many + ",\"X\":1}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more fields than any object has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"666E66666666666666666", "1e99999999999"})
    void aNumberThatNoDecimalHoldsIsAnAnswerOfTheWrongShape(String number) {
        assertThatThrownBy(() -> decodedText("{\"attributes\":{\"type\":\"A\"},\"X\":" + number + "}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining(number);
    }

    @Test
    void rowsOfOneShapeShareIt() {
        List<SObject> records =
                decodedText("{\"attributes\":{\"type\":\"A\"},\"X\":1},{\"attributes\":{\"type\":\"A\"},\"X\":2}");

        assertThat(records.get(1).shape()).isSameAs(records.get(0).shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "3",
                "10.0",
                "1.0E9",
                "1e-7",
                "123456789012345678",
                "-123456789012345678",
                "1234567890123456789",
                "12345678901234567890.123456789",
                "0.1",
                "1E+400",
                "999999999999999999"
            })
    void numbersAreExact(String number) {
        BigDecimal read = decodedText("{\"attributes\":{\"type\":\"A\"},\"X\":" + number + "}")
                .get(0)
                .decimal("X")
                .orElseThrow();

        assertThat(read).isEqualTo(new BigDecimal(number));
    }

    @Test
    void polymorphicParentsCarryTheirOwnTypesAndFields() {
        List<SObject> records = decodedText("""
                {"attributes":{"type":"Task"},"Who":{"attributes":{"type":"Contact"},"LastName":"L"}},
                {"attributes":{"type":"Task"},"Who":{"attributes":{"type":"Lead"},"Company":"C","Status":"S"}},
                {"attributes":{"type":"Task"},"Who":null},
                {"attributes":{"type":"Task"},"Who":{"attributes":{"type":"Contact"},"LastName":"M"}}""");

        assertThat(records)
                .extracting(
                        record -> record.parent("Who").map(SObject::toString).orElse("none"))
                .containsExactly("Contact[LastName]", "Lead[Company, Status]", "none", "Contact[LastName]");
        assertThat(records.get(0).parent("Who").orElseThrow().shape())
                .isSameAs(records.get(3).parent("Who").orElseThrow().shape());
    }

    @Test
    void addressesListsAndUnknownObjectsAreKept() {
        SObject record = decodedText("""
                {"attributes":{"type":"Account"},
                 "BillingAddress":{"city":"Z\\u00fcrich","latitude":47.4,"street":null},
                 "Odd":{"flag":true,"deep":{"x":"y"}},"Empty":{},"List":["a",1,null,{"b":2}]}""").get(0);

        Compound address = record.compound("BillingAddress").orElseThrow();
        assertThat(address.parts().get("city")).isEqualTo("Z\u00fcrich");
        assertThat(address.parts().get("latitude")).isEqualTo(new BigDecimal("47.4"));
        assertThat(address.parts()).containsKey("street");
        assertThat(record.compound("Odd").orElseThrow().parts().get("deep")).isEqualTo(new Compound(Map.of("x", "y")));
        assertThat(record.compound("Empty").orElseThrow().parts()).isEmpty();
        assertThat(record.compound("List").orElseThrow().parts().keySet()).containsExactly("0", "1", "2", "3");
    }

    @Test
    void attributesMayComeLastAndHoldMore() {
        SObject record = decodedText(
                        "{\"Name\":\"x\",\"attributes\":{\"url\":\"/u\",\"type\":\"A\",\"more\":{\"type\":\"B\"}}}")
                .get(0);

        assertThat(record.type()).isEqualTo("A");
        assertThat(record.names()).containsExactly("Name");
    }

    @Test
    void noChildRowsAreNullAndReadAsNone() {
        SObject record = decodedText("{\"attributes\":{\"type\":\"A\"},\"Contacts\":null}")
                .get(0);

        assertThat(record.children("Contacts").records()).isEmpty();
    }

    @Test
    void theOrgsDateTimesAreRead() {
        SObject record = decodedText("{\"attributes\":{\"type\":\"A\"},\"At\":\"2026-01-01T11:58:00.000+0000\"}")
                .get(0);

        assertThat(record.instant("At")).contains(Instant.parse("2026-01-01T11:58:00Z"));
    }

    private static SObject anyRecord(Random random, Map<String, @Nullable Object> json, int depth) {
        String type = "Type" + random.nextInt(2);
        json.put("attributes", Map.of("type", type, "url", "/services/data/v66.0/sobjects/" + type + "/x"));
        SObject record = SObject.of(type);
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            String name = "Field" + (random.nextInt(10) == 0 ? random.nextInt(20) : i);
            if (!record.has(name)) {
                record = anyField(random, record, name, json, depth);
            }
        }
        return record;
    }

    private static SObject anyField(
            Random random, SObject record, String name, Map<String, @Nullable Object> json, int depth) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        Object value;
        switch (random.nextInt(depth > 1 ? 5 : 7)) {
            case 0 -> value = null;
            case 1 -> value = random.nextBoolean();
            case 2 -> value = new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(5));
            case 3 -> value = anyText(random);
            case 4 -> {
                nested.put("city", anyText(random));
                json.put(name, nested);
                return record.with(name, new Compound(nested));
            }
            case 5 -> {
                SObject parent = anyRecord(random, nested, depth + 1);
                json.put(name, nested);
                return record.with(name, parent);
            }
            default -> {
                SObject child = anyRecord(random, nested, depth + 1);
                json.put(name, Map.of("totalSize", 1, "done", true, "records", List.of(nested)));
                return record.with(name, ChildRecords.of(List.of(child)));
            }
        }
        json.put(name, value);
        return record.with(name, value);
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(20), 0, 0x3000).forEach(text::appendCodePoint);
        return text.append(random.nextInt(5) == 0 ? "\ud83d\ude00" : "").toString();
    }

    private static List<SObject> decoded(List<Object> rows) {
        try {
            String json = OTHER_WRITER.writeValueAsString(rows);
            return decodedText(json.substring(1, json.length() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SObject> decodedText(String rows) {
        int count = 0;
        try {
            count = OTHER_WRITER.readTree("[" + rows + "]").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CannedTransport org = new CannedTransport()
                .answer(200, "{\"totalSize\":" + count + ",\"done\":true,\"records\":[" + rows + "]}");
        RestApi api = RestApi.builder(org).retry(RetryPolicy.none()).build();
        try (RecordCursor cursor = api.query(Soql.text("SELECT Id FROM A"))) {
            return cursor.next().records();
        }
    }
}
