package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few calls of the REST API by which channels are set up and pushed to. Safe to share. */
final class StreamRecords {
    /** The answers are small: a record, or a line for each text that was pushed. */
    private static final int LARGEST_ANSWER = 16 << 20;

    private final Answers answers;
    private final ApiVersion version;
    private final Duration timeout;

    StreamRecords(Answers answers, ApiVersion version, Duration timeout) {
        this.answers = answers;
        this.version = version;
        this.timeout = timeout;
    }

    ApiVersion version() {
        return version;
    }

    /** The record that a query finds, of which there is one at most. */
    Optional<Map<?, ?>> find(SoqlQuery query) {
        String target = version.path() + "/query?q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
        return answers.read(request("GET", target, null, true), Disclosure.query(query.text()), answer -> {
            Map<?, ?> body = JsonValue.requireMap(read(answer), "result of a query");
            List<?> records = JsonValue.requireList(body.get("records"), "list of records");
            return records.isEmpty() ? Optional.empty() : Optional.of(JsonValue.requireMap(records.get(0), "record"));
        });
    }

    RecordId create(String sobject, byte[] body, Disclosure disclosure) {
        return answers.call(
                request("POST", path(sobject), body, false),
                disclosure,
                answer -> id(JsonValue.requireMap(read(answer), "result of a creation")));
    }

    void update(String sobject, RecordId id, byte[] body, Disclosure disclosure) {
        answers.accepted(request("PATCH", path(sobject) + "/" + id, body, true), disclosure)
                .close();
    }

    /** Does what only happens once. */
    <T> T post(String target, byte[] body, Reader<T> reader) {
        return answers.call(request("POST", target, body, false), Disclosure.TEXT, answer -> reader.of(read(answer)));
    }

    String path(String sobject) {
        return version.path() + "/sobjects/" + sobject;
    }

    static RecordId id(Map<?, ?> values) throws MisshapenException {
        Object id = values.containsKey("Id") ? values.get("Id") : values.get("id");
        if (id instanceof String text && RecordId.isId(text)) {
            return RecordId.of(text);
        }
        throw new MisshapenException("no id");
    }

    private HttpRequest request(String method, String target, byte @Nullable [] body, boolean repeatable) {
        return new HttpRequest(
                method,
                target,
                HttpHeaders.none().with("Accept", "application/json"),
                body == null ? null : HttpBody.json(body),
                repeatable,
                timeout);
    }

    private static @Nullable Object read(HttpResponse answer) throws IOException {
        return JsonValue.read(answer.body().readNBytes(LARGEST_ANSWER));
    }

    static byte[] json(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing fails in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Writes a body. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** Reads a document. */
    interface Reader<T> {
        T of(@Nullable Object document) throws IOException;
    }
}
