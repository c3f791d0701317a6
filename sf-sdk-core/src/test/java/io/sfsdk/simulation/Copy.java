package io.sfsdk.simulation;

import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A host's durable copy of one object, written as a host should: by id, and never an older version over a newer one. */
final class Copy implements ChangeHandler {
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
        delivered.add(version);
        rows.merge(version.id(), version, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh);
    }

    long deliveries() {
        return deliveries;
    }

    /** What the org has and the copy has not, or has otherwise. */
    List<Version> missing(List<Version> org) {
        List<Version> missing = new ArrayList<>();
        for (Version version : org) {
            if (!version.equals(rows.get(version.id()))) {
                missing.add(version);
            }
        }
        return missing;
    }

    /** Delivered versions that were never in the org. */
    List<Version> inventions(Set<Version> everInTheOrg) {
        return delivered.stream()
                .filter(version -> !everInTheOrg.contains(version))
                .toList();
    }
}
