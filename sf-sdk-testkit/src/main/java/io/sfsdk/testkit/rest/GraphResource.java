package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.OrgStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /composite/graph}: graphs of record requests, each all or none on its own. The limits are documented, the words in which
 * an org tells that they are exceeded are not.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_introduction.htm">Composite
 *     Graph</a>
 */
final class GraphResource {
    private static final int MOST_GRAPHS = 75;
    private static final int MOST_NODES = 500;
    private static final int MOST_FAILED = 14;
    private static final int LONGEST_ID = 39;
    private static final int DEEPEST = 15;
    private static final int MOST_KINDS = 15;

    private final SubRun run;

    GraphResource(OrgStore store, Dispatcher dispatcher) {
        this.run = new SubRun(store, dispatcher);
    }

    private record Graph(String id, List<SubRequest> requests) {}

    Response graph(Call call) {
        List<Graph> graphs = graphs(call.body());
        JsonWriter json = new JsonWriter().beginObject().name("graphs").beginArray();
        int failed = 0;
        for (Graph graph : graphs) {
            List<SubAnswer> answers = failed > MOST_FAILED
                    ? graph.requests().stream()
                            .map(request -> SubAnswer.halted(request, "Processing was halted: too many graphs failed."))
                            .toList()
                    : run.allOrNone(graph.requests(), call);
            boolean ok = answers.stream().noneMatch(SubAnswer::failed);
            failed += ok ? 0 : 1;
            json.beginObject()
                    .name("graphId")
                    .value(graph.id())
                    .name("graphResponse")
                    .beginObject();
            CompositeResource.write(json, answers);
            json.endObject().name("isSuccessful").value(ok).endObject();
        }
        return Response.json(200, json.endArray().endObject().toBytes());
    }

    private static List<Graph> graphs(Map<String, @Nullable Object> body) {
        if (!(body.get("graphs") instanceof List<?> list) || list.isEmpty()) {
            throw SubRequest.invalid("graphs is required");
        }
        List<Graph> graphs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int nodes = 0;
        for (Object element : list) {
            Graph graph = read(element);
            if (!ids.add(graph.id())) {
                throw SubRequest.invalid("graphId must be unique: " + graph.id());
            }
            nodes += graph.requests().size();
            graphs.add(graph);
        }
        if (graphs.size() > MOST_GRAPHS || nodes > MOST_NODES) {
            throw SubRequest.invalid(
                    "A payload takes at most " + MOST_GRAPHS + " graphs with " + MOST_NODES + " nodes in all");
        }
        long kinds = graphs.stream()
                .flatMap(graph -> graph.requests().stream())
                .map(SubRequest::kind)
                .distinct()
                .count();
        if (kinds > MOST_KINDS) {
            throw SubRequest.invalid("A payload takes at most " + MOST_KINDS + " different nodes");
        }
        return graphs;
    }

    /** The longest chain of nodes each of which refers to the one before. */
    private static int depth(List<SubRequest> requests) {
        Map<String, Integer> depths = new HashMap<>();
        int deepest = 0;
        for (SubRequest request : requests) {
            int depth = 1
                    + References.of(request).stream()
                            .mapToInt(referenceId -> depths.getOrDefault(referenceId, 0))
                            .max()
                            .orElse(0);
            depths.put(request.referenceId(), depth);
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static Graph read(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> map)
                || !(map.get("graphId") instanceof String id)
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || id.contains(".")) {
            throw SubRequest.invalid("a graph needs a graphId of fewer than 40 characters without a period");
        }
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        map.forEach((name, value) -> parts.put(String.valueOf(name), value));
        List<SubRequest> requests = SubRequest.listOf(parts, "compositeRequest");
        if (!requests.stream().allMatch(SubRequest::isRecordUrl)) {
            throw SubRequest.invalid("a graph takes only requests to sobjects");
        }
        if (depth(requests) > DEEPEST) {
            throw SubRequest.invalid("A graph is at most " + DEEPEST + " nodes deep");
        }
        return new Graph(id, requests);
    }
}
