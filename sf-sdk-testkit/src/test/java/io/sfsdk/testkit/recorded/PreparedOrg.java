package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An org with the schema and the rows that one recorded exchange met, as far as the exchange tells them. */
final class PreparedOrg implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("(?<![\\w.])[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?(?![\\w.])");
    private static final Pattern STAMP =
            Pattern.compile("\"(?:SystemModstamp|LastModifiedDate)\" ?: ?\"([^\"]{19})\\.\\d{3}\\+0000\"");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(?:=|IN \\()\\s*(?:'([^']*)'|([\\d.]+))");
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+(\\w+)");
    private static final Pattern SUM = Pattern.compile("SUM\\((\\w+)\\)");
    private static final Set<String> NO_ROW = Set.of("Organization", "User", "RecordType", "Profile", "UserRole");

    private final RecordedExchange exchange;
    private final Schema schema;
    private final SimulatedOrg org;
    private final Map<String, String> ids = new HashMap<>();

    PreparedOrg(RecordedExchange exchange) {
        this.exchange = exchange;
        this.schema = PreparedSchema.of(exchange);
        this.org = SimulatedOrg.builder()
                .schema(schema)
                .clock(OrgClock.at(moment(exchange)))
                .apiVersions(20, 67)
                .pageSize(pageSize(exchange))
                .start();
        if (exchange.status() < 300) {
            rows(exchange.answerJson());
            if (hasMore(exchange)) {
                rows(exchange.answerJson());
            }
            upserted();
            new Circumstances(exchange, org).prepare();
        }
    }

    private static boolean hasMore(RecordedExchange exchange) {
        return exchange.answer().contains("nextRecordsUrl");
    }

    private static int pageSize(RecordedExchange exchange) {
        boolean page = hasMore(exchange) && exchange.answerJson() instanceof Map<?, ?>;
        return page ? ((List<?>) ((Map<?, ?>) exchange.answerJson()).get("records")).size() : 200;
    }

    private static Instant moment(RecordedExchange exchange) {
        return Circumstances.end(exchange).orElseGet(() -> lastStamp(exchange));
    }

    private static Instant lastStamp(RecordedExchange exchange) {
        return STAMP.matcher(exchange.answer())
                .results()
                .map(match -> Instant.parse(match.group(1) + "Z"))
                .max(Instant::compareTo)
                .orElse(Instant.parse("2015-06-26T19:00:00Z"));
    }

    @Override
    public void close() {
        org.close();
    }

    /** Makes the request again. */
    HttpResponse<String> answer() {
        OrgClient client = new OrgClient(org);
        if (exchange.target().startsWith("/services/oauth2/token")) {
            return client.form(
                    "/services/oauth2/token",
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            exchange.status() == 200 ? org.refreshToken() : "bad",
                            "client_id",
                            org.clientId(),
                            "client_secret",
                            org.clientSecret()));
        }
        String target =
                exchange.target().startsWith("/id/") ? "/id/" + org.orgId() + "/" + org.userId() : exchange.target();
        String token = exchange.status() == 401 ? "bad" : org.accessToken();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.instanceUrl() + legal(known(target))))
                .header("Authorization", "Bearer " + token);
        if (exchange.body().isEmpty()) {
            return client.exchange(request.method(exchange.method(), HttpRequest.BodyPublishers.noBody())
                    .build());
        }
        String body = known(exchange.body());
        new Circumstances(exchange, org).addMembers(body);
        return client.exchange(request.header("Content-Type", "application/json")
                .method(exchange.method(), HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The text with ids of this org, for which there are rows. */
    private String known(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(idFor(match.group())));
    }

    private String idFor(String id) {
        if (ids.containsKey(id)) {
            return ids.get(id);
        }
        if (id.startsWith("005")) {
            return org.userId();
        }
        ObjectType type = typeOf(id);
        if (type == null) {
            return id;
        }
        boolean missing = exchange.status() == 404 && !exchange.answer().contains("ENTITY_IS_DELETED");
        if (missing) {
            return id;
        }
        boolean converted = exchange.answer().contains("cannot reference converted lead");
        String own = row(type, converted ? Map.of("IsConverted", true) : Map.of());
        ids.put(id, own);
        if (exchange.answer().contains("ENTITY_IS_DELETED") && goneRow(id)) {
            org.delete(own);
        }
        return own;
    }

    /** Whether the recorded answer says of this id that it is deleted. */
    private boolean goneRow(String id) {
        if (!exchange.target().contains("ids=")) {
            return true;
        }
        String[] asked =
                exchange.target().replaceAll(".*ids=", "").replaceAll("&.*", "").split(",", -1);
        int place = List.of(asked).indexOf(id);
        return exchange.answerJson() instanceof List<?> results
                && results.get(place).toString().contains("ENTITY_IS_DELETED");
    }

    private @Nullable ObjectType typeOf(String id) {
        String inPath = exchange.object();
        boolean ofPath = inPath != null && exchange.target().contains(inPath + "/" + id);
        return ofPath
                ? schema.object(inPath).orElse(null)
                : schema.byKeyPrefix(id.substring(0, 3))
                        .filter(type -> !type.isCustom() && !NO_ROW.contains(type.name()))
                        .orElse(null);
    }

    /** Rows for all records of an answer. */
    private void rows(@Nullable Object json) {
        if (json instanceof List<?> list) {
            list.forEach(this::rows);
        } else if (json instanceof Map<?, ?> map && PreparedSchema.type(map) != null) {
            record(map, Map.of());
        } else if (json instanceof Map<?, ?> map && map.containsKey("count") && map.containsKey("name")) {
            schema.object(String.valueOf(map.get("name"))).ifPresent(type -> row(type, Map.of()));
        } else if (json instanceof Map<?, ?> map && !map.containsKey("fields")) {
            map.values().forEach(this::rows);
        }
    }

    private @Nullable String record(Map<?, ?> record, Map<String, Object> parent) {
        ObjectType type = prepared(record);
        if (type != null && type.name().equals("RecordType")) {
            ids.put(idOf(record), recordType(String.valueOf(record.get("DeveloperName"))));
            return null;
        }
        if (type == null || NO_ROW.contains(type.name())) {
            ids.put(
                    String.valueOf(record.get("Id")),
                    type != null && type.name().equals("Organization") ? org.orgId() : org.userId());
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>(parent);
        asked(type, values);
        record.forEach((name, value) -> type.field(name.toString())
                .filter(field -> field.createable() && value != null && field.type() != FieldType.REFERENCE)
                .ifPresent(field -> values.put(field.name(), value)));
        record.forEach((name, value) -> address(type, name.toString(), value, values));
        record.forEach((name, value) -> type.parentRelationship(name.toString()).ifPresent(field -> {
            String id = value instanceof Map<?, ?> map ? record(map, Map.of()) : null;
            if (id != null) {
                values.put(field.name(), id);
            }
        }));
        record.forEach((name, value) -> type.field(name.toString())
                .filter(field -> field.type() == FieldType.REFERENCE && value instanceof String && field.createable())
                .map(field -> ids.containsKey(value) || typeOf(String.valueOf(value)) != null
                        ? idFor(String.valueOf(value))
                        : null)
                .ifPresent(id -> values.put(name.toString(), id)));
        String id = row(type, values);
        ids.put(idOf(record), id);
        record.forEach((name, value) ->
                type.childRelationship(name.toString()).ifPresent(children -> children(children, id, value)));
        return id;
    }

    /** The parts of which an address is made. */
    private static void address(ObjectType type, String name, Object value, Map<String, Object> values) {
        boolean compound = type.field(name)
                .filter(field -> field.type() == FieldType.ADDRESS)
                .isPresent();
        if (compound && value instanceof Map<?, ?> parts) {
            String prefix = name.substring(0, name.length() - "Address".length());
            for (String part : List.of("Street", "City", "State", "PostalCode", "Country")) {
                Object text = parts.get(Character.toLowerCase(part.charAt(0)) + part.substring(1));
                if (text instanceof String) {
                    values.put(prefix + part, text);
                }
            }
        }
    }

    /** The type of the row behind a record; of a group, that of the rows it is made of. */
    private @Nullable ObjectType prepared(Map<?, ?> record) {
        String name = String.valueOf(PreparedSchema.type(record));
        Matcher from = FROM.matcher(URLDecoder.decode(exchange.target(), StandardCharsets.UTF_8));
        boolean group = name.equals("AggregateResult") && from.find();
        return schema.object(group ? from.group(1) : name).orElse(null);
    }

    private String recordType(String developerName) {
        Matcher object = CONDITION.matcher(URLDecoder.decode(exchange.target(), StandardCharsets.UTF_8));
        return org.changes().addRecordType(object.find() ? object.group(2) : "Account", developerName, developerName);
    }

    private Object value(Field field, MatchResult match) {
        if (match.group(2) == null) {
            return new BigDecimal(match.group(3));
        }
        return field.type() == FieldType.REFERENCE ? idFor(match.group(2)) : match.group(2);
    }

    /** What the query's condition says of its rows. */
    private void asked(ObjectType type, Map<String, Object> values) {
        String query = URLDecoder.decode(exchange.target(), StandardCharsets.UTF_8);
        SUM.matcher(query).results().forEach(match -> values.put(match.group(1), 1));
        CONDITION
                .matcher(query)
                .results()
                .forEach(match -> type.field(match.group(1))
                        .filter(Field::createable)
                        .ifPresent(field -> values.put(field.name(), value(field, match))));
    }

    private void children(ChildRelationship relationship, String parentId, Object value) {
        if (value instanceof Map<?, ?> map && map.get("records") instanceof List<?> list) {
            list.forEach(child -> record((Map<?, ?>) child, Map.of(relationship.field(), parentId)));
        }
    }

    private static String idOf(Map<?, ?> record) {
        Object url = ((Map<?, ?>) record.get("attributes")).get("url");
        return record.containsKey("Id")
                ? String.valueOf(record.get("Id"))
                : String.valueOf(url).replaceAll(".*/", "");
    }

    /** A row with these values, or as many of them as the org takes, and with what is required beside. */
    private String row(ObjectType type, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        type.fields().stream().filter(Field::required).forEach(field -> all.put(field.name(), filler(field)));
        Map<String, Object> least = Map.copyOf(all);
        all.putAll(values);
        try {
            return org.insert(type.name(), all);
        } catch (IllegalArgumentException e) {
            return org.insert(type.name(), least);
        }
    }

    private Object filler(Field field) {
        return switch (field.type()) {
            case DATE -> LocalDate.of(2015, 6, 26).toString();
            case DATETIME -> "2015-06-26T19:00:00.000+0000";
            case BOOLEAN -> false;
            case PICKLIST ->
                field.picklistValues().isEmpty()
                        ? "Open"
                        : field.picklistValues().get(0).value();
            case REFERENCE -> row(schema.object(field.referenceTo().get(0)).orElseThrow(), Map.of());
            case INT, DOUBLE, CURRENCY, PERCENT -> 1;
            default -> "Prepared";
        };
    }

    /** What an upsert that updated must have found. */
    private void upserted() {
        String[] segments = exchange.target().split("/", -1);
        boolean one = exchange.method().equals("PATCH")
                && segments.length == 8
                && !exchange.target().contains("composite");
        if (one && exchange.status() != 201) {
            schema.object(segments[5]).ifPresent(type -> row(type, Map.of(segments[6], segments[7])));
        }
        if (exchange.target().contains("/composite/sobjects/")
                && exchange.bodyJson() instanceof Map<?, ?> body
                && body.get("records") instanceof List<?> records
                && exchange.answerJson() instanceof List<?> results) {
            for (int i = 0; i < results.size(); i++) {
                Map<?, ?> record = (Map<?, ?>) records.get(i);
                Object key = record.get(segments[7]);
                if (results.get(i).toString().contains("created=false") && !segments[7].equals("Id") && key != null) {
                    schema.object(segments[6]).ifPresent(type -> row(type, Map.of(segments[7], key)));
                }
            }
        }
    }

    private static String legal(String target) {
        StringBuilder legal = new StringBuilder();
        target.chars().forEach(sign -> {
            boolean fine = (Character.isLetterOrDigit(sign) && sign < 128) || "/?&=%+-_.~:,()'*!@;$".indexOf(sign) >= 0;
            legal.append(fine ? String.valueOf((char) sign) : String.format("%%%02X", sign));
        });
        return legal.toString();
    }
}
