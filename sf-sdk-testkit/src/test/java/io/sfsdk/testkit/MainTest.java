package io.sfsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void oneLineTellsEverythingAClientNeedsAndTheFileHoldsTheSame() throws Exception {
        Path ready = folder.resolve("ready.json");

        int status = run("--port", "0", "--ready-file", ready.toString(), "--clock", "2026-01-01T12:00:00Z");

        String line = out.toString(StandardCharsets.UTF_8);
        Map<String, Object> told = JsonReader.readObject(line);
        assertThat(status).isZero();
        assertThat(line.lines()).hasSize(1);
        assertThat(Files.readString(ready).strip()).isEqualTo(line.strip());
        assertThat(told.keySet())
                .containsExactly(
                        "loginUrl",
                        "instanceUrl",
                        "clientId",
                        "username",
                        "privateKeyFile",
                        "accessToken",
                        "orgId",
                        "apiVersions",
                        "clientSecret",
                        "pubsubEndpoint",
                        "pubsubTlsEndpoint",
                        "pubsubCertificate");
        assertThat(Path.of((String) told.get("privateKeyFile"))).content().startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(get(told, "/services/data/v66.0/limits").statusCode()).isEqualTo(200);
    }

    @Test
    void schemaAndDataAreLoadedParentsFirst() throws Exception {
        Path schema = Files.writeString(
                folder.resolve("schema.json"),
                "{\"objects\":[{\"name\":\"Account\",\"fields\":[{\"name\":\"Rank__c\",\"type\":\"int\"}]}]}");
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("Account.jsonl"), "{\"Name\":\"Acme\",\"External_Id__c\":\"A-1\",\"Rank__c\":3}\n\n");
        Files.writeString(
                data.resolve("Contact.jsonl"), "{\"LastName\":\"L\",\"Account\":{\"External_Id__c\":\"A-1\"}}\n");

        run("--schema", schema.toString(), "--data", data.toString());

        Map<String, Object> told = JsonReader.readObject(out.toString(StandardCharsets.UTF_8));
        assertThat(get(told, "/services/data/v66.0/query?q=SELECT+Account.Rank__c+FROM+Contact")
                        .body())
                .contains("\"Rank__c\":3");
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, 1, unknown option --nonsense",
        "--port, x, '--port needs a number, not x'",
        "--port, 70000, '--port must be from 0 to 65535, not 70000'",
        "--clock, noon, --clock needs an instant"
    })
    void aWrongCommandLineIsExplained(String option, String value, String explanation) {
        int status = run(option, value);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(explanation).contains("Usage:");
        assertThat(out.size()).isZero();
    }

    @Test
    void anOptionWithoutItsValueIsExplained() {
        assertThat(run("--port")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("option --port needs a value");
    }

    @Test
    void unreadableDataKeepsTheOrgFromStarting() {
        assertThat(run("--data", folder.resolve("absent").toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot start");
    }

    private int run(String... arguments) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(printed, new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    }

    private static HttpResponse<String> get(Map<String, Object> told, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(told.get("instanceUrl") + path))
                .header("Authorization", "Bearer " + told.get("accessToken"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
