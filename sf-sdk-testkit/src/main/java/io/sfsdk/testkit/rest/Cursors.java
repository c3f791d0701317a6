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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open query cursors: each lives two days by the org's clock. Where all together hold more than eight million rows, the
 * oldest are dropped. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_changing_batch_size.htm">Query
 *     cursors</a>
 */
public final class Cursors {
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

    /** Keeps an answer under a locator of its own. */
    public Cursor open(QueryResult result, int pageSize, String userId) {
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

    /** Empty if the locator is unknown, too old or another user's. */
    public Optional<Cursor> find(String locator, String userId) {
        lock.lock();
        try {
            return Optional.ofNullable(cursors.get(locator))
                    .filter(cursor -> !isOutlived(cursor) && cursor.userId().equals(userId));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets one cursor, if it is there. */
    public void close(String locator) {
        lock.lock();
        try {
            Cursor closed = cursors.remove(locator);
            rows -= closed == null ? 0 : closed.result().rows().size();
        } finally {
            lock.unlock();
        }
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
