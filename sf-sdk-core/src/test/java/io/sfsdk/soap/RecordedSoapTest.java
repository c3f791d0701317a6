package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded answer of the SOAP API comes out as a typed value or a typed error. */
class RecordedSoapTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder of recordings beside the checkout, which not every checkout has. */
    private static final Path FOLDER = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
            .resolve("../shared/recorded")
            .toAbsolutePath()
            .normalize();

    private static final List<JsonNode> RECORDED = recorded();

    @Test
    void theRecordingsAreThere() {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout");

        assertThat(RECORDED).hasSizeGreaterThan(30);
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerIsReadToItsEnd() {
        return RECORDED.stream().map(exchange -> dynamicTest(exchange.path("id").asText(), () -> isRead(exchange)));
    }

    private static void isRead(JsonNode exchange) throws IOException {
        String body = exchange.at("/response/body").asText().strip();
        if (exchange.at("/response/status").asInt() >= 400) {
            assertThat(SoapFaults.fault(body.getBytes(StandardCharsets.UTF_8)))
                    .hasValueSatisfying(
                            error -> assertThat(error.code().value()).matches("[A-Z_]+"));
            return;
        }
        SoapElement answer = SoapElement.of("none");
        XmlReader xml = new XmlReader(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        xml.start();
        assertThat(xml.is(Namespaces.SOAP, "Envelope")).isTrue();
        while (xml.nextChild()) {
            answer = SoapElement.read(xml);
        }
        xml.finish();

        assertThat(answer.name()).isEqualTo("Body");
        assertThat(answer.children()).singleElement().satisfies(response -> {
            assertThat(response.name()).endsWith("Response");
            assertThat(response.all("result")).isNotEmpty();
        });
        pages(body, answer.children().get(0).name());
    }

    /** Pages come out as records whose fields stand once each. */
    private static void pages(String body, String response) {
        if (!response.startsWith("query")) {
            return;
        }
        SoapApi api = SoapApi.builder(request -> new HttpResponse(
                        200, HttpHeaders.none(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .schemas(new Undescribed())
                .build();
        assertThat(api.queryMore("0r8-2000").next().records())
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(record.names()).doesNotHaveDuplicates().contains("Id"));
    }

    private static List<JsonNode> recorded() {
        List<JsonNode> exchanges = new ArrayList<>();
        for (Path file : files()) {
            try {
                JSON.readTree(file.toFile()).forEach(node -> {
                    if (node.path("api").asText().equals("soap")) {
                        exchanges.add(node);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return exchanges;
    }

    private static List<Path> files() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes nothing. */
    private static final class Undescribed implements SchemaSource {
        @Override
        public ObjectSchema schema(String sobject) {
            return new ObjectSchema(sobject, true, List.of());
        }

        @Override
        public ObjectSchema rereadSchema(String sobject) {
            return schema(sobject);
        }
    }
}
