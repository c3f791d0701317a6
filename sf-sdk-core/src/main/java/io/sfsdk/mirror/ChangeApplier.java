package io.sfsdk.mirror;

import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.copy.RecordPatch;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.subscribe.EventHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings each event into the copy: what it tells as a patch, what it cannot tell by reading the records, or all that changed, again.
 * Events of other objects on the same channel are left alone.
 */
final class ChangeApplier implements EventHandler {
    private static final String MODIFIED = "LastModifiedDate";

    /** How to read again more than the records that an event names. */
    interface Rereads {
        /** All whose stamp moved. */
        void whatChanged();

        /** All, whether or not their stamp moved. */
        void everything();
    }

    private final String sobject;
    private final PatchedTarget target;
    private final CopiedFields fields;
    private final RecordRows rows;
    private final Rereads rereads;
    private final MirrorCounts counts;

    ChangeApplier(
            String sobject,
            PatchedTarget target,
            CopiedFields fields,
            RecordRows rows,
            Rereads rereads,
            MirrorCounts counts) {
        this.sobject = sobject;
        this.target = target;
        this.fields = fields;
        this.rows = rows;
        this.rereads = rereads;
        this.counts = counts;
    }

    @Override
    public void handle(Event event) throws Exception {
        EventContent content = event.content();
        if (content instanceof EventContent.Change change) {
            if (isOurs(change.header())) {
                apply(change);
            }
        } else if (content instanceof EventContent.Gap gap) {
            if (isOurs(gap.header())) {
                fill(gap.header());
            }
        } else if (content instanceof EventContent.Overflow overflow) {
            if (isOurs(overflow.header())) {
                rereads.whatChanged();
            }
        } else {
            throw new IllegalArgumentException("channel " + event.channel()
                    + " brings no change events; follow one such as /data/AccountChangeEvent");
        }
    }

    private boolean isOurs(ChangeEventHeader header) {
        return header.entityName().equalsIgnoreCase(sobject);
    }

    private void apply(EventContent.Change change) throws Exception {
        List<RecordId> ids = ids(change.header());
        RecordPatch.Kind kind = kind(change.header().changeType());
        EventFields told = EventFields.of(change, fields);
        if (kind == null || !told.isWhole()) {
            reread(ids, change.header().commitTimestamp());
            return;
        }
        Instant modified = modified(change.fields());
        List<RecordPatch> patches = ids.stream()
                .map(id ->
                        new RecordPatch(kind, id, told.fields(), change.header().commitTimestamp(), modified))
                .toList();
        List<RecordPatch.Outcome> outcomes = target.patch(patches);
        List<RecordId> unknown = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            counts.count(outcomes.get(i));
            if (outcomes.get(i) == RecordPatch.Outcome.UNKNOWN) {
                unknown.add(ids.get(i));
            }
        }
        reread(unknown, change.header().commitTimestamp());
    }

    /** Null for one that is not known, of which only the record can tell. */
    private static RecordPatch.@Nullable Kind kind(ChangeType type) {
        if (type.equals(ChangeType.UPDATE)) {
            return RecordPatch.Kind.PART;
        }
        if (type.equals(ChangeType.DELETE)) {
            return RecordPatch.Kind.GONE;
        }
        boolean isWhole = type.equals(ChangeType.CREATE) || type.equals(ChangeType.UNDELETE);
        return isWhole ? RecordPatch.Kind.WHOLE : null;
    }

    private static @Nullable Instant modified(SObject told) {
        return told.has(MODIFIED) ? told.instant(MODIFIED).orElse(null) : null;
    }

    /** {@code 001*} stands for all records: of a conversion of a field's type, which moves no stamp. */
    private void fill(ChangeEventHeader header) throws Exception {
        boolean isOfAll = header.recordIds().stream().anyMatch(id -> !RecordId.isId(id));
        if (isOfAll) {
            rereads.everything();
        } else {
            reread(ids(header), header.commitTimestamp());
        }
    }

    /** What the org has nothing of any more was deleted and purged. */
    private void reread(List<RecordId> ids, Instant commit) throws Exception {
        if (ids.isEmpty()) {
            return;
        }
        List<RecordPatch> gone = rows.read(ids).stream()
                .map(id -> new RecordPatch(RecordPatch.Kind.GONE, id, SObject.of(sobject), commit, null))
                .toList();
        counts.reread(ids.size());
        if (!gone.isEmpty()) {
            target.patch(gone);
        }
    }

    private static List<RecordId> ids(ChangeEventHeader header) {
        return header.recordIds().stream().distinct().map(RecordId::of).toList();
    }
}
