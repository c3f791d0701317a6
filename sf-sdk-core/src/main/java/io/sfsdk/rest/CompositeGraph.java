package io.sfsdk.rest;

/**
 * Records that belong together: all of them are written or none. Several graphs share a call and do not touch each other: up to 75
 * with 500 steps in all, of at most 15 different pairs of a method and an object, none more than 15 steps deep by references. Once
 * more than 14 graphs of a call have failed, the rest is not attempted. For one thread; sent by {@link RestApi#graphs}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_limits.htm">REST
 *     API Developer Guide, Composite Graph Limits</a>
 */
public final class CompositeGraph extends RecordSteps {
    /** In all graphs of a call together. */
    static final int MOST_STEPS = 500;

    public CompositeGraph() {
        super(MOST_STEPS);
    }

    @Override
    String prefix() {
        return "node";
    }
}
