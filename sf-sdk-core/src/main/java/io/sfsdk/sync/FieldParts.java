package io.sfsdk.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a list of fields so that each part fits a query beside the ids of a page. Fields of one parent stay together, since they
 * come as one value.
 */
final class FieldParts {
    /** A query has 100,000 characters; 2,000 ids take 42,000 of them. */
    private static final int MOST_CHARACTERS = 50_000;

    private FieldParts() {}

    /** At least one part, perhaps empty. */
    static List<List<String>> of(List<String> fields, int mostFields) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int characters = 0;
        for (List<String> group : groups(fields)) {
            int more = group.stream().mapToInt(field -> field.length() + 2).sum();
            if (!part.isEmpty() && (part.size() + group.size() > mostFields || characters + more > MOST_CHARACTERS)) {
                parts.add(List.copyOf(part));
                part.clear();
                characters = 0;
            }
            part.addAll(group);
            characters += more;
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    private static Collection<List<String>> groups(List<String> fields) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String field : fields) {
            String root = field.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
            groups.computeIfAbsent(root, fresh -> new ArrayList<>()).add(field);
        }
        return groups.values();
    }
}
