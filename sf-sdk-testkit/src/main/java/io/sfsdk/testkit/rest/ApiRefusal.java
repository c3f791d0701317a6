package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.RowError;
import java.util.List;

/** An answer that says no to a whole request; what the router refuses puts {@code errorCode} first, the rest {@code message}. */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;
    private final boolean fromRouter;

    private ApiRefusal(int status, String errorCode, String message, boolean fromRouter) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
        this.fromRouter = fromRouter;
    }

    static ApiRefusal of(int status, String errorCode, String message) {
        return new ApiRefusal(status, errorCode, message, false);
    }

    static ApiRefusal notFound() {
        return notFound("The requested resource does not exist");
    }

    static ApiRefusal notFound(String message) {
        return new ApiRefusal(404, "NOT_FOUND", message, true);
    }

    static ApiRefusal methodNotAllowed(String method, List<String> allowed) {
        String message = "HTTP Method '" + method + "' not allowed. Allowed are " + String.join(",", allowed);
        return new ApiRefusal(405, "METHOD_NOT_ALLOWED", message, true);
    }

    Response response() {
        JsonWriter json = new JsonWriter().beginArray().beginObject();
        String message = String.valueOf(getMessage());
        if (fromRouter) {
            json.name("errorCode").value(errorCode).name("message").value(message);
        } else {
            json.name("message").value(message).name("errorCode").value(errorCode);
        }
        return Response.json(status, json.endObject().endArray().toBytes());
    }

    /**
     * A value of the wrong type, in the words of a refused call; those of a refused row differ by one blank and one word.
     */
    static ApiRefusal typeError(RowError error) {
        return of(400, error.code(), error.message().replace("][line:", "] at [line:"));
    }

    /** The errors of a single record; {@code fields} is left out where a column is unknown. */
    static Response ofRecord(int status, List<RowError> errors) {
        JsonWriter json = new JsonWriter().beginArray();
        for (RowError error : errors) {
            json.beginObject().name("message").value(error.message());
            json.name("errorCode").value(error.code());
            if (!error.code().equals("INVALID_FIELD")) {
                json.name("fields").value(error.fields());
            }
            json.endObject();
        }
        return Response.json(status, json.endArray().toBytes());
    }
}
