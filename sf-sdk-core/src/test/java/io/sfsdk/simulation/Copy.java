package io.sfsdk.simulation;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.TargetIndex;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.RecordChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A host's durable copy of one object, written as a host should: by id, and never an older version over a newer one. */
final class Copy implements ChangeHandler, TargetIndex {
    private final List<String> fields;
    private final EventLog log;
    private final Map<String, Version> rows = new TreeMap<>();
    private final Set<Version> delivered = new LinkedHashSet<>();
    private long deliveries;

    Copy(List<String> fields, EventLog log) {
        this.fields = fields;
        this.log = log;
    }

    @Override
    public void handle(ChangePage page) {
        log.add("takes " + page.changes().size() + " of " + page.sobject());
        page.changes().forEach(this::take);
    }

    private void take(RecordChange change) {
        Version version = Version.of(change, fields);
        deliveries++;
        if (!(change instanceof RecordChange.Deleted deleted) || deleted.source() == DeletionSource.QUERY) {
            delivered.add(version); // the others tell an id only
        }
        rows.merge(version.id(), version, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh);
    }

    long deliveries() {
        return deliveries;
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return rows.values().stream()
                .filter(row -> after == null || RecordId.of(row.id()).compareTo(after) > 0)
                .filter(row -> upTo == null || RecordId.of(row.id()).compareTo(upTo) <= 0)
                .map(row -> new HeldVersion(RecordId.of(row.id()), row.stamp(), row.isDeleted(), null));
    }

    /**
     * What the user may see in the org and the copy has not, or has otherwise. Of a deletion it needs to know that it happened, unless
     * the record was out of sight while it was due and the copy never had it.
     */
    List<Version> missing(List<Version> org, Set<String> everHidden) {
        return org.stream()
                .filter(version -> !isHeld(version, everHidden.contains(version.id())))
                .toList();
    }

    private boolean isHeld(Version version, boolean wasHidden) {
        Version held = rows.get(version.id());
        if (held == null) {
            return wasHidden && version.isDeleted();
        }
        return version.equals(held) || (version.isDeleted() && held.isDeleted());
    }

    /** What the copy has and the user may not see in the org. */
    List<Version> lingering(List<Version> org) {
        Set<String> ids = org.stream().map(Version::id).collect(Collectors.toSet());
        return rows.values().stream()
                .filter(row -> !row.isDeleted() && !ids.contains(row.id()))
                .toList();
    }

    /** Delivered versions that were never in the org. */
    List<Version> inventions(Set<Version> everInTheOrg) {
        return delivered.stream()
                .filter(version -> everInTheOrg.stream().noneMatch(version::isSeenOf))
                .toList();
    }
}
