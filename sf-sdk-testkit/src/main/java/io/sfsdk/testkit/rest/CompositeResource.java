package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.OrgStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /composite}: up to 25 requests in one call, which may refer to each other. Answers 200 whatever happens inside.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm">Composite</a>
 */
final class CompositeResource {
    private static final int MOST = 25;
    private static final int MOST_OF_MANY = 5;

    private final SubRun run;

    CompositeResource(OrgStore store, Dispatcher dispatcher) {
        this.run = new SubRun(store, dispatcher);
    }

    Response composite(Call call) {
        Map<String, @Nullable Object> body = call.body();
        List<SubRequest> requests = SubRequest.listOf(body, "compositeRequest");
        checkLimits(requests);
        List<SubAnswer> answers =
                Call.flag(body, "allOrNone") ? run.allOrNone(requests, call) : run.independent(requests, call);
        JsonWriter json = new JsonWriter().beginObject();
        write(json, answers);
        return Response.json(200, json.endObject().toBytes());
    }

    private static void checkLimits(List<SubRequest> requests) {
        if (requests.size() > MOST) {
            throw SubRequest.invalid("A composite request takes at most " + MOST + " subrequests");
        }
        if (requests.stream().filter(SubRequest::handlesMany).count() > MOST_OF_MANY) {
            throw SubRequest.invalid("At most " + MOST_OF_MANY + " subrequests may be queries or sObject collections");
        }
    }

    static void write(JsonWriter json, List<SubAnswer> answers) {
        json.name("compositeResponse").beginArray();
        answers.forEach(answer -> answer.write(json));
        json.endArray();
    }
}
