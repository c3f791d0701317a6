package io.sfsdk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One request and answer out of somebody's recorded traffic. */
record RecordedExchange(
        String id,
        String api,
        String kind,
        String method,
        String url,
        String requestBody,
        int status,
        HttpHeaders headers,
        String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder of recordings beside the checkout, which not every checkout has. */
    static Path folder() {
        String root = System.getProperty("maven.multiModuleProjectDirectory", "..");
        return Path.of(root).resolve("../shared/recorded").toAbsolutePath().normalize();
    }

    /** What was recorded, or most likely was, of one API. */
    static List<RecordedExchange> of(String api) {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .filter(exchange -> exchange.api.equals(api))
                    .filter(exchange -> !exchange.kind.equals("hand-written"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path behind the version, without the query string. */
    String resource() {
        return url.replaceFirst("^\\w+://[^/]*", "")
                .replaceFirst("\\?.*$", "")
                .replaceFirst("^/services/data(/(v[^/]+|<[^/]+>))?", "")
                .replaceFirst("/$", "");
    }

    boolean hasVersion() {
        return url.matches(".*/services/data/.+");
    }

    /** The records of a collections request, so that outcomes can be matched to them. */
    List<SObject> records() {
        List<SObject> records = new ArrayList<>();
        try {
            if (!JSON.readTree(requestBody).has("records")) {
                JSON.readTree(body)
                        .forEach(row -> records.add(SObject.of("Contact").with("Id", "001TK00000AAAAbYAP")));
            }
            for (JsonNode record : JSON.readTree(requestBody).path("records")) {
                String type = record.path("attributes").path("type").asText("Account");
                SObject sent = SObject.of(type).with("External__c", "x").with("Email", "x");
                String id = record.path("Id").asText(record.path("id").asText(""));
                records.add(RecordId.isId(id) ? sent.with("Id", id) : sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static List<RecordedExchange> read(Path file) {
        try {
            List<RecordedExchange> exchanges = new ArrayList<>();
            for (JsonNode node : JSON.readTree(file.toFile())) {
                exchanges.add(exchange(node));
            }
            return exchanges;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedExchange exchange(JsonNode node) {
        HttpHeaders headers = HttpHeaders.none();
        for (JsonNode header : node.at("/response/headers")) {
            headers = headers.with(header.get(0).asText(), header.get(1).asText());
        }
        return new RecordedExchange(
                node.path("id").asText(),
                node.path("api").asText(),
                node.path("kind").asText(),
                node.at("/request/method").asText(),
                node.at("/request/url").asText(),
                node.at("/request/body").asText("{}"),
                node.at("/response/status").asInt(200),
                headers,
                node.at("/response/body").asText(""));
    }

    @Override
    public String toString() {
        return id;
    }
}
