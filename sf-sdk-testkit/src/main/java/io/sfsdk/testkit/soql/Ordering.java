package io.sfsdk.testkit.soql;

/**
 * One entry of ORDER BY. Empty values come first in either direction unless the query says {@code NULLS LAST}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_orderby.htm">ORDER
 *     BY: "By default, null values are sorted first"</a>
 */
record Ordering(Expression expression, boolean descending, boolean nullsLast) {}
