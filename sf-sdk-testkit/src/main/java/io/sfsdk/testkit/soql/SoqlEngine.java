package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.List;

/**
 * Answers SOQL as the org would, down to its refusals. Safe to share; remembers parsed queries.
 *
 * <p>Dates are reckoned in UTC, fiscal years are calendar years, and {@code WITH}, {@code USING SCOPE} and {@code FOR}
 * are accepted and change nothing. {@code DISTANCE}, {@code FORMULA} and a second name in FROM are refused as {@code
 * MALFORMED_QUERY}.
 */
public final class SoqlEngine {
    private static final int LARGEST_OFFSET = 2_000;

    private final ParseCache queries = new ParseCache();

    public SoqlEngine() {}

    /**
     * Runs one query against what {@code view} shows.
     *
     * @param includeDeleted whether rows in the recycle bin count, as for queryAll; {@code ALL ROWS} in the query says so
     *     too
     * @return an answer later changes of the org do not reach; its rows are projected when they are read
     * @throws SoqlException if the org refuses the query
     */
    public QueryResult run(String soql, OrgView view, boolean includeDeleted) {
        Query query = queries.get(soql);
        Refusals refusals = new Refusals(soql);
        Session session = Session.of(view, includeDeleted || query.allRows(), refusals);
        ObjectScope scope = scope(query, session);
        if (query.offset() > LARGEST_OFFSET) {
            throw refusals.offsetTooLarge();
        }
        SemiJoinRules.check(query.where(), refusals);
        return answer(query, scope);
    }

    /**
     * Checks one query as {@link #run} would, without running it.
     *
     * @throws SoqlException if the org refuses the query
     */
    public QueryOutline outline(String soql, OrgView view) {
        Query query = queries.get(soql);
        Refusals refusals = new Refusals(soql);
        ObjectScope scope = scope(query, Session.of(view, true, refusals));
        SemiJoinRules.check(query.where(), refusals);
        QueryOutline outline = Outlines.of(query, scope);
        if (outline.restriction() == QueryOutline.Restriction.NONE) {
            SelectBinder.bind(query, scope);
            Selection.of(query, scope);
        }
        return outline;
    }

    private static ObjectScope scope(Query query, Session session) {
        return new ObjectScope(session, session.object(query.from()), query.alias());
    }

    private static QueryResult answer(Query query, ObjectScope scope) {
        if (query.isCount() && !query.grouping().isPresent()) {
            int count = Selection.of(query, scope).count(Planner.plan(scope, query.where()));
            return new QueryResult(count, List.of());
        }
        return query.isAggregate() ? new AggregateQuery(query, scope).run() : select(query, scope);
    }

    private static QueryResult select(Query query, ObjectScope scope) {
        Shape shape = SelectBinder.bind(query, scope);
        List<Row> rows = Selection.of(query, scope).rows(Planner.plan(scope, query.where()));
        return new QueryResult(rows.size(), new LazyRows(rows, shape));
    }
}
