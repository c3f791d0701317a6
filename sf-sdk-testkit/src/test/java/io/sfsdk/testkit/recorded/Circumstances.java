package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must have happened before an exchange, beside the rows it shows. */
final class Circumstances {
    private static final Pattern END = Pattern.compile("/(?:updated|deleted)/.*[?&]end=([^&]*)");

    private final RecordedExchange exchange;
    private final SimulatedOrg org;

    Circumstances(RecordedExchange exchange, SimulatedOrg org) {
        this.exchange = exchange;
        this.org = org;
    }

    /** The end of the window a replication call asks for. */
    static Optional<Instant> end(RecordedExchange exchange) {
        Matcher end = END.matcher(exchange.target());
        return end.find()
                ? Optional.of(OffsetDateTime.parse(URLDecoder.decode(end.group(1), StandardCharsets.UTF_8))
                        .toInstant())
                : Optional.empty();
    }

    void prepare() {
        if (exchange.target().endsWith("/recent")) {
            new OrgClient(org).get("/sobjects/User/" + org.userId());
        }
        String object = exchange.object();
        if (end(exchange).isPresent() && object != null) {
            org.clock().advance(Duration.ofHours(-1));
            String field = object.endsWith("__c") ? "Name" : "LastName";
            String id = org.insert(object, Map.of(field, "Prepared"));
            if (exchange.target().contains("/deleted/")) {
                org.delete(id);
            }
            org.clock().advance(Duration.ofHours(1));
        }
    }

    /** Members that a call is about to add again. */
    void addMembers(String body) {
        boolean again = exchange.answer().contains("Already a campaign member.");
        if (again
                && exchange.answerJson() instanceof List<?> results
                && RecordedExchange.json(body) instanceof Map<?, ?> call
                && call.get("records") instanceof List<?> records) {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i).toString().contains("Already a campaign member.")) {
                    org.insert("CampaignMember", fields((Map<?, ?>) records.get(i)));
                }
            }
        }
    }

    private static Map<String, Object> fields(Map<?, ?> record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        record.forEach((name, value) -> fields.put(name.toString(), value));
        fields.remove("attributes");
        return fields;
    }
}
