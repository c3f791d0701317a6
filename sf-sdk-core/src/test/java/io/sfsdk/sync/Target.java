package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A host's copy of the org, written as a host should: by id, and never an older version over a newer one. */
final class Target implements ChangeHandler {
    final Map<String, RecordChange> copy = new TreeMap<>();
    final List<RecordChange> deliveries = new ArrayList<>();

    @Override
    public void handle(ChangePage page) {
        page.changes().forEach(this::apply);
    }

    void apply(RecordChange change) {
        deliveries.add(change);
        copy.merge(change.id().value(), change, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh);
    }

    /** Whether the copy has exactly the org's present versions; what was removed for good may linger in it. */
    boolean holdsAllOf(FakeOrg org) {
        return missingOf(org).isEmpty();
    }

    List<String> missingOf(FakeOrg org) {
        return org.rows().values().stream()
                .filter(version -> !isHeld(version))
                .map(FakeOrg.Version::id)
                .toList();
    }

    private boolean isHeld(FakeOrg.Version version) {
        RecordChange held = copy.get(version.id());
        return held != null
                && held.stamp().equals(version.stamp())
                && held instanceof RecordChange.Deleted == version.isDeleted()
                && held.record().text("Name").orElseThrow().equals(version.name());
    }

    void assertNothingCameTwice() {
        Map<String, Long> times = deliveries.stream()
                .collect(Collectors.groupingBy(change -> change.id() + "@" + change.stamp(), Collectors.counting()));
        assertThat(times.values().stream().allMatch(count -> count == 1))
                .as("each version came once")
                .isTrue();
    }
}
