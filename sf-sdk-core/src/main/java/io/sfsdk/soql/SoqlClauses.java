package io.sfsdk.soql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the clauses of a complete query lie. Only words outside of texts and brackets count, so no value is taken for one. */
final class SoqlClauses {
    private static final Set<String> STARTERS =
            Set.of("USING", "WHERE", "WITH", "HAVING", "LIMIT", "OFFSET", "FOR", "UPDATE", "ALL");
    private static final Set<String> STARTERS_WITH_BY = Set.of("ORDER", "GROUP");

    private final String soql;
    private final List<Word> words = new ArrayList<>();
    private final Map<String, Clause> clauses = new LinkedHashMap<>();

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException for a query with a comment, or that is no SELECT
     */
    SoqlClauses(String soql) {
        this.soql = soql;
        readWords();
        readClauses();
    }

    /** Null for a query that only the org can read. */
    @SuppressWarnings("UnusedException")
    static @Nullable SoqlClauses ifReadable(String soql) {
        try {
            return new SoqlClauses(soql);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A word outside of brackets, in upper case. */
    record Word(String text, int start, int end) {}

    List<Word> words() {
        return words;
    }

    /** What stands between a clause's first words and the next clause; empty if the query does not have it. */
    Optional<String> text(String clause) {
        Clause found = clauses.get(clause);
        return found == null
                ? Optional.empty()
                : Optional.of(soql.substring(found.body, found.end).strip());
    }

    boolean has(String clause) {
        return clauses.containsKey(clause);
    }

    /** Whether a place of the query lies in a clause. */
    boolean isIn(String clause, int place) {
        Clause found = clauses.get(clause);
        return found != null && place >= found.body && place < found.end;
    }

    /** The items of a clause, cut at its commas outside of brackets. */
    List<String> items(String clause) {
        String text = text(clause).orElse("");
        List<String> items = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        items.add(text.substring(from).strip());
        return items;
    }

    /** The query with one more condition that its rows have to meet. */
    String with(String condition) {
        Clause where = clauses.get("WHERE");
        if (where != null) {
            String old = soql.substring(where.body, where.end).strip();
            return soql.substring(0, where.body) + " (" + old + ") AND " + condition + " " + soql.substring(where.end);
        }
        Clause before = clauses.getOrDefault("USING", clauses.get("FROM"));
        if (before == null) {
            throw new IllegalArgumentException("the query has no FROM");
        }
        return soql.substring(0, before.end).stripTrailing() + " WHERE " + condition + " " + soql.substring(before.end);
    }

    private void readWords() {
        int depth = 0;
        int at = 0;
        while (at < soql.length()) {
            char c = soql.charAt(at);
            if (c == '\'') {
                at = endOfText(at);
            } else if (isWord(c)) {
                int end = endOfWord(at);
                if (depth == 0) {
                    words.add(new Word(soql.substring(at, end).toUpperCase(Locale.ROOT), at, end));
                }
                at = end;
            } else {
                refuseComment(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        }
    }

    private void refuseComment(int at) {
        if (soql.startsWith("/*", at) || soql.startsWith("//", at)) {
            throw new IllegalArgumentException("the query has a comment");
        }
    }

    /** The object's name is no clause, though it may be called Order or Group. */
    private void readClauses() {
        if (words.isEmpty() || !words.get(0).text().equals("SELECT")) {
            throw new IllegalArgumentException("the query does not start with SELECT");
        }
        Clause open = open(words.get(0), words.get(0));
        boolean selecting = true;
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            Word last = selecting ? from(word) : starter(word, i + 1 < words.size() ? words.get(i + 1) : null);
            if (last != null) {
                open.end = word.start();
                open = open(word, last);
                i += selecting ? 1 : 0;
                selecting = false;
            }
        }
        open.end = soql.length();
    }

    private Clause open(Word first, Word last) {
        Clause clause = new Clause(last.end());
        clauses.put(first.text(), clause);
        return clause;
    }

    private static @Nullable Word from(Word word) {
        return word.text().equals("FROM") ? word : null;
    }

    private static @Nullable Word starter(Word word, @Nullable Word next) {
        boolean by = next != null && next.text().equals("BY");
        if (STARTERS_WITH_BY.contains(word.text()) && by) {
            return next;
        }
        return STARTERS.contains(word.text()) ? word : null;
    }

    private int endOfText(int start) {
        for (int i = start + 1; i < soql.length(); i++) {
            if (soql.charAt(i) == '\\') {
                i++;
            } else if (soql.charAt(i) == '\'') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the text that opens at " + start + " of the query is not closed");
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < soql.length() && isWord(soql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    private static final class Clause {
        private final int body;
        private int end;

        Clause(int body) {
            this.body = body;
        }
    }
}
