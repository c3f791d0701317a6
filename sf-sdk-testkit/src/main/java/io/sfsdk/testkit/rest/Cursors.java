package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.store.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open query cursors: each lives two days by the org's clock. Where all together hold more than eight million rows, the
 * oldest are dropped. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_changing_batch_size.htm">Query
 *     cursors</a>
 */
final class Cursors {
    private static final Duration LIFE = Duration.ofDays(2);
    private static final long MOST_ROWS = 8_000_000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LOCATOR_CHARACTERS = 15;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private final Random random;
    private final Clock clock;
    private long rows;

    Cursors(Clock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    Cursor open(QueryResult result, int pageSize, String userId) {
        lock.lock();
        try {
            Cursor cursor = new Cursor(locator(), result, pageSize, userId, clock.instant());
            cursors.put(cursor.locator(), cursor);
            rows += result.rows().size();
            dropOutlived();
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    /** @throws ApiRefusal {@code INVALID_QUERY_LOCATOR} if it is unknown, too old or another user's */
    Cursor find(String locator, String userId) {
        lock.lock();
        try {
            Cursor cursor = cursors.get(locator);
            if (cursor == null || isOutlived(cursor) || !cursor.userId().equals(userId)) {
                throw invalid();
            }
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    static ApiRefusal invalid() {
        return ApiRefusal.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    void closeAll() {
        lock.lock();
        try {
            cursors.clear();
            rows = 0;
        } finally {
            lock.unlock();
        }
    }

    private void dropOutlived() {
        List<Cursor> oldestFirst = new ArrayList<>(cursors.values());
        for (Cursor cursor : oldestFirst) {
            if (!isOutlived(cursor) && (rows <= MOST_ROWS || cursors.size() == 1)) {
                return;
            }
            cursors.remove(cursor.locator());
            rows -= cursor.result().rows().size();
        }
    }

    private boolean isOutlived(Cursor cursor) {
        Instant end = cursor.openedAt().plus(LIFE);
        return clock.instant().isAfter(end);
    }

    private String locator() {
        StringBuilder id = new StringBuilder("0r8");
        while (id.length() < LOCATOR_CHARACTERS) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return RecordId.normalize(id.toString()).orElseThrow();
    }
}
