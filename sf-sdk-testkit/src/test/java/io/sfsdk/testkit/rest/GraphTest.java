package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class GraphTest {
    @Test
    void aGraphIsFifteenNodesDeepAtMost(SimulatedOrg org) {
        HttpResponse<String> deepest = send(org, List.of(graph("g", chain(15))));
        HttpResponse<String> deeper = send(org, List.of(graph("g", chain(16))));

        assertThat(deepest.statusCode()).isEqualTo(200);
        assertThat(deepest.body()).endsWith("]},\"isSuccessful\":true}]}");
        assertThat(deeper.statusCode()).isEqualTo(400);
        assertThat(org.count("Account")).isEqualTo(15);
    }

    @Test
    void aPayloadHasFifteenDifferentPairsOfMethodAndObjectAtMost(SimulatedOrg org) {
        List<Map<String, Object>> most = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            most.add(graph("g" + i, List.of(node("n", "Kind" + i, Map.of()))));
        }
        List<Map<String, Object>> more = new ArrayList<>(most);
        more.add(graph("last", List.of(node("n", "Kind15", Map.of()))));

        assertThat(send(org, most).statusCode()).isEqualTo(200);
        assertThat(send(org, more).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> send(SimulatedOrg org, List<Map<String, Object>> graphs) {
        return new OrgClient(org).send("POST", "/composite/graph", Map.of("graphs", graphs));
    }

    private static Map<String, Object> graph(String id, List<Map<String, Object>> nodes) {
        return Map.of("graphId", id, "compositeRequest", nodes);
    }

    private static List<Map<String, Object>> chain(int depth) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        nodes.add(node("n0", "Account", Map.of("Name", "top")));
        for (int i = 1; i < depth; i++) {
            nodes.add(node("n" + i, "Account", Map.of("Name", "below", "ParentId", "@{n" + (i - 1) + ".id}")));
        }
        return nodes;
    }

    private static Map<String, Object> node(String referenceId, String object, Map<String, Object> body) {
        return Map.of(
                "method",
                "POST",
                "url",
                "/services/data/v66.0/sobjects/" + object,
                "referenceId",
                referenceId,
                "body",
                body);
    }
}
