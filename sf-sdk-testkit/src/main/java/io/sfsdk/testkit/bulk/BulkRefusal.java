package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;

/** An answer that says no; unlike those of other resources it names the code first. */
final class BulkRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;

    BulkRefusal(int status, String errorCode, String message) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }

    static BulkRefusal of(String errorCode, String message) {
        return new BulkRefusal(400, errorCode, message);
    }

    static BulkRefusal notFound() {
        return new BulkRefusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static BulkRefusal wrongState(String message) {
        return of("INVALIDJOBSTATE", message);
    }

    Response response() {
        JsonWriter json = new JsonWriter().beginArray().beginObject();
        json.name("errorCode").value(errorCode).name("message").value(String.valueOf(getMessage()));
        return Response.json(status, json.endObject().endArray().toBytes());
    }
}
