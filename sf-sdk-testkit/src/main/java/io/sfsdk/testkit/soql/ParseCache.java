package io.sfsdk.testkit.soql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The most recently used queries, parsed. Safe to share. */
final class ParseCache {
    private static final int MOST_QUERIES = 256;
    private static final int LONGEST_TEXT = 8_192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Query> queries = new LinkedHashMap<>(16, 0.75f, true);

    Query get(String text) {
        Query known = find(text);
        if (known != null) {
            return known;
        }
        Query parsed = SoqlParser.parse(text);
        keep(text, parsed);
        return parsed;
    }

    private @Nullable Query find(String text) {
        lock.lock();
        try {
            return queries.get(text);
        } finally {
            lock.unlock();
        }
    }

    private void keep(String text, Query parsed) {
        if (text.length() > LONGEST_TEXT) {
            return;
        }
        lock.lock();
        try {
            queries.put(text, parsed);
            if (queries.size() > MOST_QUERIES) {
                queries.remove(queries.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
