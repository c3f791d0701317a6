package io.sfsdk.testkit;

import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The audit log: the last requests themselves, and counts of all. Safe to share. */
final class RequestLog {
    private static final int MOST_PATHS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final int kept;
    private final AtomicLong arrived = new AtomicLong();
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Map<String, Long> countsByPath = new HashMap<>();

    RequestLog(int kept) {
        this.kept = kept;
    }

    long nextNumber() {
        return arrived.incrementAndGet();
    }

    void add(Exchange exchange, Response answer, @Nullable String fault) {
        Request request = exchange.request();
        RecordedRequest recorded = new RecordedRequest(exchange, answer.status(), fault);
        lock.lock();
        try {
            countsByPath.merge(countedPath(request.path()), 1L, Long::sum);
            requests.addLast(recorded);
            if (requests.size() > kept) {
                requests.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Paths beyond the first ten thousand are counted under their parent, so that a long run keeps a small table. */
    private String countedPath(String path) {
        boolean known = countsByPath.containsKey(path) || countsByPath.size() < MOST_PATHS;
        int slash = path.lastIndexOf('/');
        return known || slash <= 0 ? path : path.substring(0, slash + 1);
    }

    List<RecordedRequest> requests() {
        lock.lock();
        try {
            return requests.stream()
                    .sorted(Comparator.comparingLong(RecordedRequest::number))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    long count(String path) {
        lock.lock();
        try {
            return countsByPath.entrySet().stream()
                    .filter(entry -> Requests.isAt(entry.getKey(), path))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            requests.clear();
            countsByPath.clear();
        } finally {
            lock.unlock();
        }
    }
}
