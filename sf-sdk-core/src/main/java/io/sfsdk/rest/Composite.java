package io.sfsdk.rest;

import io.sfsdk.soql.SoqlQuery;

/**
 * Up to 25 requests in one call, in order, of which later ones may use what earlier ones gave. For one thread; sent by {@link
 * RestApi#composite}.
 *
 * <pre>{@code
 * Composite call = Composite.allOrNone();
 * CompositeStep account = call.create(SObject.of("Account").with("Name", "Acme"));
 * call.create(SObject.of("Contact").with("LastName", "Doe").with("AccountId", account.id()));
 * }</pre>
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm">REST
 *     API Developer Guide, Composite</a>
 */
public final class Composite extends RecordSteps {
    private static final int MOST = 25;
    private static final int MOST_QUERIES = 5;

    private final boolean allOrNone;

    private Composite(boolean allOrNone) {
        super(MOST);
        this.allOrNone = allOrNone;
    }

    /** One transaction: if a step fails, nothing of any step remains. */
    public static Composite allOrNone() {
        return new Composite(true);
    }

    /** Each step on its own; one that refers to a failed one is not attempted. */
    public static Composite independent() {
        return new Composite(false);
    }

    /** Runs a query; at most five a call. */
    public CompositeStep query(SoqlQuery query) {
        if (steps().stream()
                        .filter(each -> each.step().kind() == StepKind.QUERY)
                        .count()
                == MOST_QUERIES) {
            throw new IllegalArgumentException("a composite call takes at most " + MOST_QUERIES + " queries");
        }
        return add(StepKind.QUERY, "GET", "/query?q=" + Names.parameter(query.text()), null);
    }

    boolean isAllOrNone() {
        return allOrNone;
    }

    @Override
    String prefix() {
        return "step";
    }
}
