package io.sfsdk.mirror;

import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.subscribe.GapFiller;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Fills a gap of change events by queries: an {@link IncrementalSync} from where the gap begins, and what is open behind it. It reads the
 * records whose last change is in the gap or later, and what the org's delete log tells of that time; nothing that was at rest since
 * before.
 *
 * <p>The gap's begin is put back by the longest transaction, for what commits behind the last handled event may bear an earlier stamp,
 * and by a minute for clocks that disagree. There is no upper bound: a record that was changed in the gap and once more behind it is
 * told by its last stamp alone. Events behind the gap so meet records that hold them already; the target must refuse what is older.
 *
 * <p>If the sync does not come to its end, {@link #fill} throws, and the subscription ends; the next run asks again and goes on where
 * the sync stood. Give {@link io.sfsdk.subscribe.ExpiredReplay#backfill} one, or use a {@link Mirror}, which has its own. For one
 * subscription.
 */
public final class SyncGapFiller implements GapFiller {
    /** Longer than the longest Apex transaction. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_PAUSES = 30;
    private static final String FORMAT = "gap-1 ";

    private final CopiedObject copied;
    private final String name;
    private final Duration longestTransaction;
    private final Sleeper sleeper;

    SyncGapFiller(CopiedObject copied, String name, Duration longestTransaction, Sleeper sleeper) {
        this.copied = copied;
        this.name = name;
        this.longestTransaction = longestTransaction;
        this.sleeper = sleeper;
    }

    /**
     * A filler of gaps in the events of one object.
     *
     * @param source must keep the order a query asks for
     * @param log of the same org
     * @param store where the sync keeps how far it came
     * @param fields to select, by API name
     * @param target takes the rows; the one that the events are written to
     */
    public static SyncGapFiller of(
            RecordSource source,
            ReplicationLog log,
            WatermarkStore store,
            String sobject,
            List<String> fields,
            ChangeHandler target) {
        CopiedObject copied =
                new CopiedObject(source, log, store, sobject, fields, target, true, UnaryOperator.identity());
        return new SyncGapFiller(copied, sobject + " gap", LONGEST_TRANSACTION, Sleeper.system());
    }

    /** Names the sync's position, for several of one object in one store. Default: the object's name, and {@code gap}. */
    public SyncGapFiller named(String syncName) {
        return new SyncGapFiller(copied, syncName, longestTransaction, sleeper);
    }

    /** Sets up the sync further, for example its retries, its routes or a reconciler; its name, start and handler stay. */
    public SyncGapFiller syncing(UnaryOperator<SyncBuilder> settings) {
        return new SyncGapFiller(
                new CopiedObject(
                        copied.source(),
                        copied.log(),
                        copied.store(),
                        copied.sobject(),
                        copied.fields(),
                        copied.target(),
                        copied.isDeleteLogRead(),
                        settings),
                name,
                longestTransaction,
                sleeper);
    }

    /** How long a transaction may last that writes this object. Default: 10 minutes. */
    public SyncGapFiller longestTransaction(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a transaction does not last " + time);
        }
        return new SyncGapFiller(copied, name, time, sleeper);
    }

    /** Waits by this until the delete log reaches to the gap's end, which takes a minute or two. Default: in real time. */
    public SyncGapFiller waiting(Sleeper chosen) {
        return new SyncGapFiller(copied, name, longestTransaction, chosen);
    }

    /**
     * {@inheritDoc}
     *
     * @throws MirrorException if the sync did not come to its end, or the org's delete log does not reach to the gap's end within half
     *     an hour
     * @throws io.sfsdk.error.SalesforceException if the org did not answer
     * @throws io.sfsdk.sync.SyncException if the sync failed
     * @throws InterruptedException if interrupted while it waits for the delete log
     */
    @Override
    public void fill(ReplayGap gap) throws InterruptedException {
        Instant from = gap.begin()
                .map(begin -> begin.minus(longestTransaction).minus(SKEW))
                .orElse(Instant.EPOCH);
        IncrementalSync sync = copied.sync(name).from(from).build();
        beginOrGoOn(sync, from);
        CatchUp catchUp = new CatchUp(copied);
        for (int pauses = 0; catchUp.run(sync, () -> false).isBefore(gap.until()); pauses++) {
            if (pauses == MOST_PAUSES) {
                throw new MirrorException("the org's delete log of " + copied.sobject() + " does not reach to "
                        + gap.until() + " after " + PAUSE.multipliedBy(pauses) + " of waiting");
            }
            sleeper.sleep(PAUSE);
        }
    }

    /** A gap that was begun to be filled is gone on with; another begins anew. */
    private void beginOrGoOn(IncrementalSync sync, Instant from) {
        WatermarkKey key = new WatermarkKey("sync-gap", name);
        Watermark wanted = new Watermark(FORMAT + from);
        Optional<Watermark> stored = copied.store().load(key);
        if (stored.filter(wanted::equals).isPresent()) {
            return;
        }
        sync.reset();
        if (!copied.store().advance(key, stored.orElse(null), wanted)) {
            throw new MirrorException("another worker fills gaps by the name " + name + "; give each its own");
        }
    }
}
