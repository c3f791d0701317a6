package io.sfsdk.soql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts one query with a list too long for it into several, so that each row is an answer to exactly one of them. */
final class SoqlSplit {
    private static final List<String> REFUSED = List.of("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FOR");
    private static final Pattern AGGREGATE = Pattern.compile("(?i)(COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX)\\s*\\(.*");
    private static final Pattern OPENING = Pattern.compile("\\s*\\(\\s*'?");
    private static final int LENGTH_OF_AN_ID = 15;

    private final String template;
    private final Map<String, ? extends @Nullable Object> binds;
    private final String list;

    SoqlSplit(String template, Map<String, ? extends @Nullable Object> binds, String list) {
        this.template = template;
        this.binds = binds;
        this.list = list;
    }

    List<SoqlQuery> queries() {
        if (!(binds.get(list) instanceof Collection<?> values) || values.isEmpty()) {
            throw new IllegalArgumentException("bind :" + list + " is no list with values");
        }
        verify();
        int room = SoqlQuery.MAX_LENGTH - filled(List.of("")).length();
        List<SoqlQuery> queries = new ArrayList<>();
        List<Object> part = new ArrayList<>();
        int length = 0;
        for (Set<Object> alike : alike(values)) {
            int more = SoqlLiterals.elements(alike).length() + 1;
            if (length + more > room && !part.isEmpty()) {
                queries.add(new SoqlQuery(filled(part)));
                part.clear();
                length = 0;
            }
            part.addAll(alike);
            length += more;
        }
        queries.add(new SoqlQuery(filled(part)));
        return List.copyOf(queries);
    }

    /**
     * Values that a field may hold as equal stay in one query, or their rows would be answers to two: texts that differ in case
     * only, ids of 15 and 18 characters, numbers that differ in zeros.
     */
    private static Collection<Set<Object>> alike(Collection<?> values) {
        Map<Object, Set<Object>> groups = new LinkedHashMap<>();
        for (Object value : values) {
            if (value == null) {
                throw new IllegalArgumentException("a list holds values, not null");
            }
            groups.computeIfAbsent(key(value), fresh -> new LinkedHashSet<>()).add(value);
        }
        return groups.values();
    }

    private static Object key(Object value) {
        String literal = SoqlLiterals.of(value);
        if (value instanceof Number) {
            return new BigDecimal(literal).stripTrailingZeros();
        }
        String folded =
                literal.replace("'", "").strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return folded.length() == LENGTH_OF_AN_ID + 3 ? folded.substring(0, LENGTH_OF_AN_ID) : folded;
    }

    private String filled(List<?> values) {
        Map<String, @Nullable Object> filled = new HashMap<>(binds);
        filled.put(list, values);
        return new SoqlTemplate(template, filled).filled();
    }

    private void verify() {
        String soql = filled(List.of("a"));
        int place = onlyDifference(soql, filled(List.of("b")));
        SoqlClauses clauses = new SoqlClauses(soql);
        for (String clause : REFUSED) {
            require(!clauses.has(clause), "it has " + clause + ", which speaks of all rows at once");
        }
        require(
                clauses.items("SELECT").stream()
                        .noneMatch(item -> AGGREGATE.matcher(item).matches()),
                "it selects an aggregate, which speaks of all rows at once");
        require(clauses.isIn("WHERE", place) && isPlainIn(soql, clauses, place), "");
    }

    private int onlyDifference(String one, String other) {
        int place = -1;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                require(place < 0, "bind :" + list + " stands in it more than once");
                place = i;
            }
        }
        return place;
    }

    /** {@code WHERE … AND Field IN (…) AND …}: one of several conditions that all have to hold. */
    private static boolean isPlainIn(String soql, SoqlClauses clauses, int place) {
        List<SoqlClauses.Word> words = clauses.words();
        boolean either =
                words.stream().anyMatch(word -> word.text().equals("OR") && clauses.isIn("WHERE", word.start()));
        int in = lastBefore(words, place);
        return !either
                && in >= 2
                && words.get(in).text().equals("IN")
                && OPENING.matcher(soql.substring(words.get(in).end(), place)).matches()
                && !words.get(in - 1).text().equals("NOT")
                && (words.get(in - 2).text().equals("WHERE")
                        || words.get(in - 2).text().equals("AND"));
    }

    private static int lastBefore(List<SoqlClauses.Word> words, int place) {
        int last = -1;
        while (last + 1 < words.size() && words.get(last + 1).start() < place) {
            last++;
        }
        return last;
    }

    private void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException("the query cannot be split by bind :" + list + ": "
                    + (reason.isEmpty()
                            ? "write it as WHERE Field IN :" + list + ", joined by AND and outside of brackets"
                            : reason));
        }
    }
}
