package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.store.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All jobs that are kept: an ended one for seven days. Safe to share. */
final class JobTable {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final long IDS = 62L * 62 * 62 * 62;

    private final Map<String, Job> jobs = new ConcurrentSkipListMap<>();
    private final AtomicLong next;
    private final Clock clock;
    private final Supplier<BulkPolicy> policy;

    JobTable(BulkContext context) {
        this.clock = context.clock();
        this.policy = context.policy();
        this.next = new AtomicLong(Math.floorMod(context.seed() * 0x9E3779B97F4A7C15L, IDS) << 24);
    }

    /** 18 characters. */
    String nextId() {
        StringBuilder id = new StringBuilder("750TK0");
        long rest = next.incrementAndGet();
        char[] digits = new char[9];
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return RecordId.normalize(id.append(digits).toString()).orElseThrow();
    }

    void add(Job job) {
        jobs.put(job.facts().id(), job);
    }

    /** @throws BulkRefusal 404 if there is none, or none any more, of this id and kind */
    <J extends Job> J find(String id, Class<J> kind) {
        Job job = RecordId.normalize(id).map(jobs::get).orElse(null);
        if (!kind.isInstance(job) || isOutlived(job)) {
            throw BulkRefusal.notFound();
        }
        return kind.cast(job);
    }

    void remove(Job job) {
        jobs.remove(job.facts().id());
        job.discard();
    }

    List<Job> all() {
        jobs.values().stream().filter(this::isOutlived).toList().forEach(this::remove);
        return List.copyOf(jobs.values());
    }

    private boolean isOutlived(Job job) {
        Duration kept = policy.get().limits().retention();
        Instant end = job.since().plus(kept);
        return job.state().isTerminal() && clock.instant().isAfter(end);
    }

    void discard() {
        jobs.values().forEach(Job::discard);
        jobs.clear();
    }
}
