package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.ObjectType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query of a PushTopic, taken apart.
 *
 * @param object as the query spells it
 * @param fields after SELECT
 * @param condition after WHERE; empty if there is none
 */
record TopicQuery(String object, List<String> fields, String condition) {
    private static final Pattern FORM =
            Pattern.compile("(?is)\\s*SELECT\\s+(.+?)\\s+FROM\\s+(\\w+)(?:\\s+WHERE\\s+(.+?))?\\s*");
    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z]\\w*\\b");

    TopicQuery {
        fields = List.copyOf(fields);
    }

    /** Empty for what is no query of plain fields of one object. */
    static Optional<TopicQuery> parse(String query) {
        Matcher matcher = FORM.matcher(query);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> fields =
                Arrays.stream(matcher.group(1).split(",", -1)).map(String::trim).toList();
        String condition = matcher.group(3);
        return Optional.of(new TopicQuery(matcher.group(2), fields, condition == null ? "" : condition));
    }

    boolean selects(String field) {
        return fields.stream().anyMatch(field::equalsIgnoreCase);
    }

    /** The query's words without its texts, in capitals. */
    static String words(String query) {
        return TEXT.matcher(query).replaceAll("''").toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** The fields of the condition. */
    Set<String> conditionFields(ObjectType type) {
        Set<String> named = new LinkedHashSet<>();
        Matcher words = WORD.matcher(TEXT.matcher(condition).replaceAll("''"));
        while (words.find()) {
            type.field(words.group()).ifPresent(field -> named.add(field.name()));
        }
        return named;
    }

    /** Asks for one record, if it fulfils the condition. */
    String of(String id) {
        String one = "Id = '" + id + "'";
        String where = condition.isEmpty() ? one : "(" + condition + ") AND " + one;
        return "SELECT " + String.join(", ", fields) + " FROM " + object + " WHERE " + where;
    }
}
