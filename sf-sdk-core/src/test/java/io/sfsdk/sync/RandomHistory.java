package io.sfsdk.sync;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * One history from one seed. In each of sixty steps writers begin, write and commit, time passes, or a sync runs that may meet
 * faults or die; then the writers stop, everything commits, and the sync runs until it has nothing left.
 */
final class RandomHistory {
    private static final int STEPS = 60;

    private final World world = new World();
    private final SplittableRandom random;
    private final UnaryOperator<SyncBuilder> change;
    private final List<FakeOrg.Transaction> open = new ArrayList<>();
    private final Set<FakeOrg.Version> everCommitted = new HashSet<>();
    private final List<String> events = new ArrayList<>();
    private long violations;
    private final boolean isDroppingAnywhere;
    private long dropped;
    private boolean isCalm;

    private RandomHistory(long seed, UnaryOperator<SyncBuilder> change) {
        this.random = new SplittableRandom(seed);
        this.change = change;
        this.isDroppingAnywhere = seed % 2 == 0;
    }

    static RandomHistory play(long seed, UnaryOperator<SyncBuilder> change) {
        RandomHistory history = new RandomHistory(seed, change);
        history.play();
        return history;
    }

    List<String> missing() {
        return world.target.missingOf(world.org);
    }

    /** Delivered versions that never were in the org. */
    List<RecordChange> inventions() {
        return world.target.deliveries.stream()
                .filter(delivery -> everCommitted.stream().noneMatch(version -> isVersion(delivery, version)))
                .toList();
    }

    /** The delete log tells no name. */
    private static boolean isVersion(RecordChange delivery, FakeOrg.Version version) {
        boolean isNamed = delivery.record().names().contains("Name");
        return version.id().equals(delivery.id().value())
                && version.stamp().equals(delivery.stamp())
                && version.isDeleted() == delivery instanceof RecordChange.Deleted
                && (!isNamed || delivery.record().text("Name").orElseThrow().equals(version.name()));
    }

    /** Records the target takes for living though they were removed for good. */
    List<String> lingering() {
        return world.target.copy.values().stream()
                .filter(RecordChange.Upserted.class::isInstance)
                .map(change -> change.id().value())
                .filter(id -> !world.org.rows().containsKey(id))
                .toList();
    }

    long violations() {
        return violations;
    }

    /** Rows that the org left out of a page. */
    long dropped() {
        return dropped;
    }

    List<String> events() {
        return events;
    }

    private void play() {
        world.org.pageSize = 1 + random.nextInt(12);
        world.org.beforeRequest = (request, kind) -> perhapsFail();
        world.org.dropping = (request, rows) -> perhapsDrop(rows);
        for (int step = 0; step < STEPS; step++) {
            act(random.nextInt(11));
        }
        isCalm = true;
        List.copyOf(open).forEach(this::commit);
        world.settle(change.apply(world.sync()).build());
    }

    private void act(int choice) {
        switch (choice) {
            case 0, 1 -> open.add(world.org.begin());
            case 2, 3, 4 -> write();
            case 5 -> commitOne();
            case 10 -> emptyRecycleBin();
            case 6, 7 -> world.org.pass(Duration.ofSeconds(random.nextInt(90)));
            default -> run();
        }
    }

    private void write() {
        FakeOrg.Transaction transaction = open.isEmpty() ? world.org.begin() : open.get(random.nextInt(open.size()));
        List<String> ids = List.copyOf(world.org.rows().keySet());
        for (int i = random.nextInt(20); i >= 0; i--) {
            String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
            write(transaction, id, random.nextInt(4));
        }
        if (!open.contains(transaction)) {
            commit(transaction);
        }
    }

    private void write(FakeOrg.Transaction transaction, String id, int choice) {
        if (id.isEmpty() || choice < 2) {
            transaction.insert("name " + random.nextInt(100));
        } else if (transaction.isFree(id) && choice == 2) {
            transaction.update(id, "name " + random.nextInt(100));
        } else if (transaction.isFree(id)) {
            transaction.delete(id);
        }
    }

    /** Rows that leave a range hide as many that were left out of its pages, so a history has one or the other. */
    private void emptyRecycleBin() {
        if (!isDroppingAnywhere) {
            List.copyOf(world.org.rows().values()).stream()
                    .filter(FakeOrg.Version::isDeleted)
                    .filter(version -> isFree(version.id()))
                    .forEach(version -> world.org.hardDelete(version.id()));
        }
    }

    private boolean isFree(String id) {
        return open.stream().allMatch(transaction -> transaction.isFree(id));
    }

    private void commitOne() {
        if (!open.isEmpty()) {
            commit(open.get(random.nextInt(open.size())));
        }
    }

    private void commit(FakeOrg.Transaction transaction) {
        open.remove(transaction);
        everCommitted.addAll(transaction.commit());
    }

    private void run() {
        WatermarkStore store = new Fuse(random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 0).around(world.store);
        try {
            SyncSummary summary =
                    change.apply(world.sync(store, world.target)).build().run();
            violations += summary.violations();
            events.add(summary.describe());
        } catch (SyncException | SalesforceException e) {
            events.add(e.getClass().getSimpleName());
        } catch (Crash e) {
            events.add("crash");
        }
        events.add(world.position().orElse("no position"));
    }

    private void perhapsFail() {
        if (isCalm || random.nextInt(12) > 0) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> throw FakeOrg.refusal(503, ErrorCode.UNSPECIFIED, Retryability.AFTER_DELAY);
            case 1 -> throw FakeOrg.refusal(403, ErrorCode.REQUEST_LIMIT_EXCEEDED, Retryability.AFTER_LIMIT_FREES);
            case 2 -> throw new TransportException("reset", Delivery.UNKNOWN, null);
            default -> throw FakeOrg.refusal(400, ErrorCode.INVALID_QUERY_LOCATOR, Retryability.NEVER);
        }
    }

    private List<io.sfsdk.record.SObject> perhapsDrop(List<io.sfsdk.record.SObject> rows) {
        boolean isDropped = !isCalm
                && !rows.isEmpty()
                && (isDroppingAnywhere || rows.size() < world.org.pageSize)
                && random.nextInt(10) == 0;
        dropped += isDropped ? 1 : 0;
        return isDropped ? rows.subList(1, rows.size()) : rows;
    }
}
