package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Origin;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /composite/batch}: up to 25 requests that know nothing of each other, in order. Each counts as a call.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_batch.htm">Composite
 *     Batch</a>
 */
final class BatchResource {
    private static final int MOST = 25;
    private static final int FIRST_ERROR = 400;

    private final UsageMeter usage;
    private final Dispatcher dispatcher;

    BatchResource(UsageMeter usage, Dispatcher dispatcher) {
        this.usage = usage;
        this.dispatcher = dispatcher;
    }

    Response batch(Call call) {
        Map<String, @Nullable Object> body = call.body();
        if (!(body.get("batchRequests") instanceof List<?> requests) || requests.isEmpty() || requests.size() > MOST) {
            throw SubRequest.invalid("batchRequests takes 1 to " + MOST + " requests");
        }
        boolean halts = Call.flag(body, "haltOnError");
        boolean hasErrors = false;
        JsonWriter results = new JsonWriter().beginArray();
        for (Object element : requests) {
            Response response = halts && hasErrors ? halted() : one(element, call);
            hasErrors |= response.status() >= FIRST_ERROR;
            results.beginObject()
                    .name("statusCode")
                    .value((long) response.status())
                    .name("result");
            if (response.body().length == 0) {
                results.nullValue();
            } else {
                results.raw(response.body());
            }
            results.endObject();
        }
        JsonWriter json = new JsonWriter().beginObject().name("hasErrors").value(hasErrors);
        json.name("results").raw(results.endArray().toBytes());
        return Response.json(200, json.endObject().toBytes());
    }

    private static Response halted() {
        return ApiRefusal.of(
                        412,
                        "BATCH_PROCESSING_HALTED",
                        "Batch processing halted per request, see the results before this one")
                .response();
    }

    private Response one(@Nullable Object element, Call call) {
        if (!(element instanceof Map<?, ?> map)
                || !(map.get("method") instanceof String method)
                || !(map.get("url") instanceof String url)) {
            throw SubRequest.invalid("a batch request needs a method and a url");
        }
        usage.count(1);
        Object input = map.get("richInput");
        byte[] bytes = input == null ? new byte[0] : JsonWriter.toBytes(input);
        Headers headers = Headers.none().with("Content-Type", "application/json");
        String target = url.startsWith("/services/data/") ? url : "/services/data/" + url;
        Request request = new Request(method, target.replace(" ", "%20"), headers, bytes);
        return dispatcher.answer(
                Origin.passOn(call.request().headers(), request), call.view().userId(), null);
    }
}
