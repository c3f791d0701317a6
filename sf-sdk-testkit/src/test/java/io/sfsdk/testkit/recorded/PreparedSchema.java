package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The standard objects, and what else an exchange names. */
final class PreparedSchema {
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+(\\w+)");
    private static final Pattern CUSTOM = Pattern.compile("(?<![.\\w])\\w+__c\\b");
    private static final Set<String> SYSTEM = Set.of("attributes", "id");
    private static final List<String> OPTIONAL =
            List.of("RecordTypeId", "CleanStatus", "DunsNumber", "Tradestyle", "NaicsCode", "NaicsDesc", "YearStarted");

    private final Map<String, Map<String, FieldBuilder>> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private PreparedSchema() {}

    static Schema of(RecordedExchange exchange) {
        PreparedSchema prepared = new PreparedSchema();
        prepared.path(exchange);
        prepared.query(exchange.target());
        prepared.records(exchange.answerJson());
        prepared.records(exchange.bodyJson());
        return prepared.build(absent(exchange));
    }

    /** Fields that belong to a feature the recorded org had not switched on: a whole record does not show them. */
    private static Map<String, List<String>> absent(RecordedExchange exchange) {
        boolean whole = exchange.method().equals("GET")
                && exchange.object() != null
                && !exchange.target().contains("fields=")
                && exchange.answerJson() instanceof Map<?, ?> map
                && type(map) != null;
        return whole
                ? Map.of(
                        String.valueOf(exchange.object()),
                        OPTIONAL.stream()
                                .filter(field -> !((Map<?, ?>) exchange.answerJson()).containsKey(field))
                                .toList())
                : Map.of();
    }

    private void path(RecordedExchange exchange) {
        String object = exchange.object();
        if (object == null) {
            return;
        }
        fields(object);
        String[] segments = exchange.target().replaceAll("\\?.*", "").split("/", -1);
        if (segments.length == 8 && segments[6].endsWith("__c")) {
            fields(object)
                    .put(
                            segments[6],
                            Field.builder(segments[6], FieldType.STRING)
                                    .externalId()
                                    .unique());
        }
        if (exchange.bodyJson() instanceof Map<?, ?> body && exchange.target().contains("/sobjects/")) {
            fields(object, body);
        }
    }

    private void query(String target) {
        String soql = URLDecoder.decode(target, StandardCharsets.UTF_8);
        Matcher from = FROM.matcher(soql);
        if (from.find() && soql.contains("?q=")) {
            CUSTOM.matcher(soql).results().map(MatchResult::group).forEach(name -> {
                if (!name.equalsIgnoreCase(from.group(1))) {
                    fields(from.group(1)).putIfAbsent(name, field(name, null));
                }
            });
        }
    }

    private void records(@Nullable Object json) {
        if (json instanceof List<?> list) {
            list.forEach(this::records);
        } else if (json instanceof Map<?, ?> map) {
            String type = type(map);
            if (type != null && !type.equals("AggregateResult")) {
                fields(type, map);
            }
            if (map.containsKey("count") && map.get("name") instanceof String counted) {
                fields(counted);
            }
            map.values().forEach(this::records);
        }
    }

    /** The type of a record, or null if it is none. */
    static @Nullable String type(Map<?, ?> record) {
        return record.get("attributes") instanceof Map<?, ?> attributes && attributes.get("type") instanceof String type
                ? type
                : null;
    }

    private Map<String, FieldBuilder> fields(String object) {
        return found.computeIfAbsent(object, name -> new LinkedHashMap<>());
    }

    private void fields(String object, Map<?, ?> values) {
        values.forEach((name, value) -> {
            boolean plain = !(value instanceof Map) && !(value instanceof List);
            if (plain && !SYSTEM.contains(name.toString().toLowerCase(Locale.ROOT))) {
                fields(object).merge(name.toString(), field(name.toString(), value), (old, next) -> old);
            }
        });
    }

    private static FieldBuilder field(String name, @Nullable Object value) {
        String hint = name.toLowerCase(Locale.ROOT);
        if (hint.contains("checkbox") || value instanceof Boolean) {
            return Field.builder(name, FieldType.BOOLEAN);
        }
        if (hint.contains("float") || hint.contains("number_field") || value instanceof BigDecimal) {
            return Field.builder(name, FieldType.DOUBLE).digits(18, 2);
        }
        if (hint.contains("email_")) {
            return Field.builder(name, FieldType.EMAIL);
        }
        if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return Field.builder(name, FieldType.DATETIME);
        }
        if (value instanceof String text && text.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")) {
            return Field.builder(name, FieldType.TIME);
        }
        if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return Field.builder(name, FieldType.DATE);
        }
        return Field.builder(name, FieldType.STRING).length(255);
    }

    private Schema build(Map<String, List<String>> absent) {
        SchemaBuilder schema = SchemaBuilder.standard();
        OtherObjects.addTo(schema);
        // The field that a new simulated org adds is in no recorded org.
        schema.removeField("Account", "External_Id__c").removeField("Contact", "External_Id__c");
        Schema standard = schema.build();
        absent.forEach((object, fields) -> fields.forEach(field -> remove(schema, standard, object, field)));
        found.forEach((name, fields) -> {
            boolean known = standard.object(name).isPresent();
            if (!known && name.endsWith("__c")) {
                schema.customObject(name, name.replace("__c", ""));
            }
            if (known || name.endsWith("__c")) {
                fields.forEach((field, builder) -> {
                    if (field.endsWith("__c")) {
                        schema.field(name, builder);
                    }
                });
            }
        });
        return schema.build();
    }

    private static void remove(SchemaBuilder schema, Schema standard, String object, String field) {
        if (standard.object(object).flatMap(type -> type.field(field)).isPresent()) {
            schema.removeField(object, field);
        }
    }
}
