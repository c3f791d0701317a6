package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded change event comes out with the head and the fields that were recorded, each with its value. */
class RecordedChangesTest {
    private static final String HEADER = "ChangeEventHeader";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The folder of recordings beside the checkout, which not every checkout has. */
    private static final Path FOLDER = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
            .resolve("../shared/recorded")
            .toAbsolutePath()
            .normalize();

    private static final Map<String, JsonNode> RECORDED = recorded();

    @Test
    void theRecordingsAreThere() {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout");

        assertThat(RECORDED).hasSizeGreaterThan(3);
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsRead() {
        return RECORDED.entrySet().stream()
                .map(found -> dynamicTest(found.getKey(), () -> changeIsRead(found.getValue())));
    }

    private static void changeIsRead(JsonNode payload) throws IOException {
        JsonNode head = payload.path(HEADER);

        EventContent.Change change = read(payload);

        assertHead(change.header(), head);
        List<String> names = new ArrayList<>();
        payload.fieldNames().forEachRemaining(names::add);
        names.remove(HEADER);
        assertThat(change.fields().names()).containsExactlyElementsOf(names);
        names.forEach(name -> assertValue(change, name, payload.path(name)));
    }

    private static EventContent.Change read(JsonNode payload) throws IOException {
        Map<String, Object> data = Map.of("schema", "s", "payload", payload, "event", Map.of("replayId", 1));
        String frame = JSON.writeValueAsString(List.of(
                Map.of("channel", "/data/ChangeEvents", "data", data),
                Map.of("channel", "/meta/connect", "clientId", "c1", "successful", true)));
        try (ScriptedServer server = new ScriptedServer().opens().says(frame);
                EventConnection connection = server.events().open("/data/ChangeEvents", ReplayPosition.latest())) {
            List<Event> events = connection.next(10).events();
            while (events.isEmpty()) {
                events = connection.next(10).events();
            }
            return events.get(0).change().orElseThrow();
        }
    }

    private static void assertHead(ChangeEventHeader header, JsonNode sent) {
        assertThat(header.entityName()).isEqualTo(sent.path("entityName").asText());
        assertThat(header.recordIds()).isEqualTo(texts(sent.path("recordIds")));
        assertThat(header.changeType()).hasToString(sent.path("changeType").asText());
        assertThat(header.changeOrigin()).isEqualTo(sent.path("changeOrigin").asText());
        assertThat(header.transactionKey())
                .isEqualTo(sent.path("transactionKey").asText());
        assertThat(header.sequenceNumber())
                .isEqualTo(sent.path("sequenceNumber").asInt());
        assertThat(header.commitTimestamp().toEpochMilli())
                .isEqualTo(sent.path("commitTimestamp").asLong());
        assertThat(header.commitNumber()).isEqualTo(sent.path("commitNumber").asLong());
        assertThat(header.commitUser()).isEqualTo(sent.path("commitUser").asText());
        assertThat(header.changedFields()).isEqualTo(texts(sent.path("changedFields")));
    }

    private static void assertValue(EventContent.Change change, String name, JsonNode sent) {
        Object value = change.fields().value(name);
        if (sent.isNull()) {
            assertThat(value).as(name).isNull();
        } else if (sent.isObject()) {
            assertThat(change.fields().compound(name).orElseThrow().parts().keySet())
                    .as(name)
                    .containsExactlyElementsOf(sent::fieldNames);
        } else {
            assertThat(String.valueOf(value)).as(name).isEqualTo(sent.asText());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Map<String, JsonNode> recorded() {
        Map<String, JsonNode> found = new TreeMap<>();
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    for (JsonNode exchange : JSON.readTree(file.toFile())) {
                        collect(exchange, found);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Some were kept as a consumer got them, others with what a client puts around a payload; one was edited. */
    private static void collect(JsonNode exchange, Map<String, JsonNode> found) throws IOException {
        String body = exchange.at("/response/body").asText();
        if (body.contains(HEADER)) {
            JsonNode told = JSON.readTree(body);
            JsonNode payload = told.has("payload") ? told.path("payload") : told;
            if (payload.path(HEADER).has("recordIds")) {
                found.put(exchange.path("id").asText(), payload);
            }
        }
    }
}
