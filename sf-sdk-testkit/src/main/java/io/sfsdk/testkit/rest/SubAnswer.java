package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one subrequest. */
record SubAnswer(SubRequest request, Response response) {
    private static final List<String> SHOWN_HEADERS = List.of("Location", "ETag", "Last-Modified");
    private static final int FIRST_ERROR = 400;
    private static final String ROLLED_BACK =
            "The transaction was rolled back since another operation in the same transaction failed.";

    static SubAnswer halted(SubRequest request, String message) {
        return new SubAnswer(
                request, ApiRefusal.of(400, "PROCESSING_HALTED", message).response());
    }

    SubAnswer rolledBack() {
        return halted(request, ROLLED_BACK);
    }

    boolean failed() {
        return response.status() >= FIRST_ERROR;
    }

    /** The parsed body, for references to it. */
    @Nullable
    Object value() {
        return response.body().length == 0 ? null : JsonReader.read(response.body());
    }

    /** {@code body}, {@code httpHeaders}, {@code httpStatusCode}, {@code referenceId}, in this order. */
    void write(JsonWriter json) {
        json.beginObject().name("body");
        if (response.body().length == 0) {
            json.nullValue();
        } else {
            json.raw(response.body());
        }
        json.name("httpHeaders").beginObject();
        for (String name : SHOWN_HEADERS) {
            response.headers().first(name).ifPresent(value -> json.name(name).value(value));
        }
        json.endObject();
        json.name("httpStatusCode").value((long) response.status());
        json.name("referenceId").value(request.referenceId()).endObject();
    }
}
