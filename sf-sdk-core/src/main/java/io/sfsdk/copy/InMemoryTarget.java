package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.ContentHash;
import io.sfsdk.sync.RecordChange;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps an object's records in memory, deletions as tombstones, and refuses older versions. Safe to share. */
public final class InMemoryTarget implements ChangeHandler, TargetIndex {
    private final List<String> fields;
    private final ConcurrentNavigableMap<RecordId, RecordChange> held = new ConcurrentSkipListMap<>();

    private InMemoryTarget(List<String> fields) {
        this.fields = fields;
    }

    /**
     * An empty target.
     *
     * @param fields what tells two contents apart, names or paths as {@code Owner.Name}; all of them must be selected
     */
    public static InMemoryTarget of(String... fields) {
        return new InMemoryTarget(List.of(fields));
    }

    public List<String> fields() {
        return fields;
    }

    @Override
    public void handle(ChangePage page) {
        page.changes().forEach(change -> held.merge(change.id(), change, this::newer));
    }

    private RecordChange newer(RecordChange old, RecordChange fresh) {
        return version(old).yieldsTo(fresh) ? fresh : old;
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        NavigableMap<RecordId, RecordChange> range = after == null ? held : held.tailMap(after, false);
        return (upTo == null ? range : range.headMap(upTo, true))
                .values().stream().map(this::version);
    }

    /** The record, unless it was never seen or is deleted. */
    public Optional<SObject> record(RecordId id) {
        return Optional.ofNullable(held.get(id))
                .filter(RecordChange.Upserted.class::isInstance)
                .map(RecordChange::record);
    }

    /** The records that are not deleted, in the order of their ids. */
    public Stream<SObject> records() {
        return held.values().stream()
                .filter(RecordChange.Upserted.class::isInstance)
                .map(RecordChange::record);
    }

    private HeldVersion version(RecordChange change) {
        boolean isDeleted = change instanceof RecordChange.Deleted;
        return new HeldVersion(
                change.id(), change.stamp(), isDeleted, isDeleted ? null : ContentHash.of(change.record(), fields));
    }
}
