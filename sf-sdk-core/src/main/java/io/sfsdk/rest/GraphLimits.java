package io.sfsdk.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a call of graphs may hold.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_limits.htm">REST
 *     API Developer Guide, Composite Graph Limits</a>
 */
final class GraphLimits {
    private static final int MOST_GRAPHS = 75;
    private static final int DEEPEST = 15;
    private static final int MOST_KINDS = 15;

    private GraphLimits() {}

    static void verify(List<CompositeGraph> graphs) {
        int steps = graphs.stream().mapToInt(graph -> graph.steps().size()).sum();
        if (graphs.isEmpty() || graphs.size() > MOST_GRAPHS || steps > CompositeGraph.MOST_STEPS) {
            throw new IllegalArgumentException("a call takes 1 to " + MOST_GRAPHS + " graphs with at most "
                    + CompositeGraph.MOST_STEPS + " steps in all, got " + graphs.size() + " with " + steps);
        }
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < graphs.size(); i++) {
            if (graphs.get(i).steps().isEmpty()) {
                throw new IllegalArgumentException("graph " + i + " has no step");
            }
            verifyDepth(graphs.get(i), i);
            graphs.get(i).steps().forEach(step -> kinds.add(kind(step)));
        }
        if (kinds.size() > MOST_KINDS) {
            throw new IllegalArgumentException("the graphs of a call take at most " + MOST_KINDS
                    + " different pairs of a method and an object, got " + kinds.size() + ": " + kinds);
        }
    }

    /** A step lies one deeper than the deepest one that it refers to. */
    private static void verifyDepth(CompositeGraph graph, int index) {
        Map<String, Integer> depths = new HashMap<>();
        for (RecordSteps.Planned planned : graph.steps()) {
            int above = planned.references().stream()
                    .mapToInt(referenceId -> depths.getOrDefault(referenceId, 0))
                    .max()
                    .orElse(0);
            if (above == DEEPEST) {
                throw new IllegalArgumentException("graph " + index + " is more than " + DEEPEST + " steps deep at "
                        + planned.step() + ", which refers to a step that refers to another, and so on");
            }
            depths.put(planned.step().referenceId(), above + 1);
        }
    }

    private static String kind(RecordSteps.Planned planned) {
        String object = planned.path().split("[/?]", 4)[2];
        return planned.method() + " " + object.toLowerCase(Locale.ROOT);
    }
}
