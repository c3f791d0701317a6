package io.sfsdk.testkit.events;

import io.sfsdk.testkit.soql.SoqlEngine;
import io.sfsdk.testkit.soql.SoqlException;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.WriteAttempt;
import io.sfsdk.testkit.store.WriteAttempt.Kind;
import io.sfsdk.testkit.store.WriteRule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a PushTopic and a StreamingChannel must be.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/unsupported_soql_statements.htm">Unsupported
 *     PushTopic Queries</a>
 */
final class TopicRule implements WriteRule {
    private static final BigDecimal OLDEST_VERSION = BigDecimal.valueOf(20);
    private static final Set<String> OBJECTS = Set.of(
            "Account",
            "Campaign",
            "Case",
            "Contact",
            "ContractLineItem",
            "Entitlement",
            "Lead",
            "LiveChatTranscript",
            "MessagingSession",
            "Opportunity",
            "Quote",
            "QuoteLineItem",
            "ServiceAppointment",
            "ServiceContract",
            "Task",
            "UserServicePresence",
            "WorkOrder",
            "WorkOrderLineItem");
    private static final Map<String, String> REFUSED = refused();

    private final SoqlEngine soql;

    TopicRule(SoqlEngine soql) {
        this.soql = soql;
    }

    private static Map<String, String> refused() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "COUNT\\s*\\(|\\b(SUM|AVG|MIN|MAX|COUNT_DISTINCT)\\s*\\(|\\bGROUP BY\\b",
                "Aggregate queries are not supported");
        texts.put("\\bORDER BY\\b", "'ORDER BY' clause is not allowed");
        texts.put("\\bLIMIT\\b", "'LIMIT' is not allowed");
        texts.put("\\bOFFSET\\b", "'OFFSET' is not allowed");
        texts.put("\\bTYPEOF\\b", "'TYPEOF' is not allowed");
        texts.put("\\(\\s*SELECT\\b", "semi/anti join sub-selects are not supported");
        texts.put("\\bNOT\\b(?! IN\\b)", "'NOT' is not allowed");
        texts.put("\\w\\.\\w", "relationships are not supported");
        return texts;
    }

    @Override
    public List<RowError> check(WriteAttempt attempt) {
        if (attempt.kind() == Kind.DELETE) {
            return List.of();
        }
        if (attempt.concerns("StreamingChannel")) {
            return String.valueOf(attempt.after().value("Name")).startsWith("/u/")
                    ? List.of()
                    : error("Channel Name: the name must start with /u/", "Name");
        }
        return attempt.concerns("PushTopic") ? checkTopic(attempt) : List.of();
    }

    private List<RowError> checkTopic(WriteAttempt attempt) {
        if (attempt.after().value("ApiVersion") instanceof BigDecimal version
                && version.compareTo(OLDEST_VERSION) <= 0) {
            return error("API Version: must be greater than 20.0", "ApiVersion");
        }
        String query = String.valueOf(attempt.after().value("Query"));
        String words = TopicQuery.words(query);
        for (Map.Entry<String, String> each : REFUSED.entrySet()) {
            if (Pattern.compile(each.getKey()).matcher(words).find()) {
                return error(each.getValue(), "QUERY");
            }
        }
        return checkQuery(query, attempt);
    }

    /** That the query must select Id and which objects it may ask is documented, the words are ours. */
    private List<RowError> checkQuery(String query, WriteAttempt attempt) {
        try {
            soql.outline(query, attempt.view());
        } catch (SoqlException e) {
            return error(String.valueOf(e.getMessage()), "QUERY");
        }
        TopicQuery parsed = TopicQuery.parse(query).orElse(null);
        if (parsed == null || !parsed.selects("Id")) {
            return error("'Id' must be selected", "QUERY");
        }
        boolean known = parsed.object().endsWith("__c") || OBJECTS.stream().anyMatch(parsed.object()::equalsIgnoreCase);
        return known ? List.of() : error("entity type " + parsed.object() + " is not supported", "QUERY");
    }

    private static List<RowError> error(String message, String field) {
        return List.of(RowError.of("INVALID_FIELD", message, field));
    }
}
