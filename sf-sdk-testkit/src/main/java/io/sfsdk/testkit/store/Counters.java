package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What only grows in one object: record numbers, automatic numbers, the delete log. Guarded by the store's lock. */
final class Counters {
    private final DeleteLog deleteLog;
    private int nextRecord;
    private final Map<String, Long> nextAutomatic = new HashMap<>();

    Counters(Instant founded) {
        this.deleteLog = new DeleteLog(founded);
    }

    int nextRecord() {
        return nextRecord++;
    }

    /**
     * @param field counts for itself
     * @param format for example {@code A-{0000}}: the braces hold the least digits
     */
    String nextAutomatic(String field, String format) {
        int open = format.indexOf('{');
        int close = format.indexOf('}', open + 1);
        String number = Long.toString(nextAutomatic.merge(field, 1L, Long::sum));
        if (open < 0 || close < 0) {
            return format + number;
        }
        String zeros = "0".repeat(Math.max(0, close - open - 1 - number.length()));
        return format.substring(0, open) + zeros + number + format.substring(close + 1);
    }

    DeleteLog deleteLog() {
        return deleteLog;
    }
}
