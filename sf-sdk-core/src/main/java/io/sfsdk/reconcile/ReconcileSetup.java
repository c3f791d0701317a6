package io.sfsdk.reconcile;

import io.sfsdk.copy.TargetIndex;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.sync.PageHandover;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is given.
 *
 * @param off empty outside tests
 */
record ReconcileSetup(
        RecordSource source,
        ReplicationLog log,
        WatermarkStore store,
        String name,
        String sobject,
        List<String> fields,
        @Nullable String condition,
        boolean hasStamps,
        boolean hasRecycleBin,
        Depth depth,
        TargetIndex index,
        PageHandover handover,
        int rangeSize,
        int maxCalls,
        long maxGone,
        Set<Safeguard> off) {

    boolean isOn(Safeguard safeguard) {
        return !off.contains(safeguard);
    }

    /** Whether whole records are read and compared. */
    boolean isByContent() {
        return depth == Depth.CONTENT || !hasStamps;
    }

    RangeQuery query(Instant asOf) {
        return new RangeQuery(sobject, fields, condition, hasStamps, hasRecycleBin, asOf);
    }

    RangePosition position() {
        return new RangePosition(store, name, log.organizationId(), sobject);
    }
}
