package io.sfsdk.sync;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for changes in the order (stamp, id), where the stamp is {@code SystemModstamp} if the object has it: it moves on every
 * change, unlike {@code LastModifiedDate}, which imports may set back and system updates leave alone. Where each record is wanted
 * once, the stamp is {@code CreatedDate}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm">Object
 *     Reference, System Fields</a>
 */
final class ChangeQuery {
    /** Objects whose merge's losers name the winner, so that a tombstone can tell it. */
    private static final Set<String> MERGED = Set.of("account", "contact", "lead");

    private final Selection selection;
    private final boolean includeDeleted;
    private final boolean isTotalOrder;
    private final boolean isMerged;

    ChangeQuery(Selection wanted, boolean includeDeleted, boolean isTotalOrder) {
        Selection withCursor = wanted.with("Id", wanted.cursor());
        Selection withDeleted = includeDeleted ? withCursor.with("IsDeleted") : withCursor;
        this.isMerged = includeDeleted && MERGED.contains(wanted.sobject().toLowerCase(Locale.ROOT));
        this.selection = isMerged ? withDeleted.with("MasterRecordId") : withDeleted;
        this.includeDeleted = includeDeleted;
        this.isTotalOrder = isTotalOrder;
    }

    /**
     * What is between the position and {@code until}, in this order. Behind an id there are two queries, first for the rest of its
     * second and then for what is later: each uses the index of the stamp, where one with OR would not.
     */
    List<ReadRequest> after(PagePosition position, Instant until) {
        String id = position.id();
        if (id == null) {
            return List.of(range(">=", position.stamp(), until));
        }
        ReadRequest later = range(">", position.stamp(), until);
        return isTotalOrder ? List.of(restOfSecond(position.stamp(), id), later) : List.of(later);
    }

    /** All of a slice, in no order: asking for one would keep the org from cutting the work up. */
    ReadRequest unordered(SyncWindow slice) {
        SoqlQuery rows = selection.where(bounds(slice));
        return includeDeleted ? ReadRequest.of(rows).withDeleted() : ReadRequest.of(rows);
    }

    /** How many records there are in a window. */
    ReadRequest count(SyncWindow range) {
        SoqlQuery count = selection.count(bounds(range));
        return includeDeleted ? ReadRequest.of(count).withDeleted() : ReadRequest.of(count);
    }

    /** The oldest record of a window, with what tells a deletion and no more. */
    ReadRequest oldest(SyncWindow range) {
        SoqlQuery oldest = selection.systemFields(false).where(bounds(range), selection.cursor() + ", Id LIMIT 1");
        return includeDeleted ? ReadRequest.of(oldest).withDeleted() : ReadRequest.of(oldest);
    }

    private String bounds(SyncWindow range) {
        String stamp = selection.cursor();
        return stamp + " >= " + Soql.literal(range.from()) + " AND " + stamp + " < " + Soql.literal(range.until());
    }

    /** What tells a deletion, whatever the condition and the stamps; system fields only. */
    ReadRequest byIds(List<RecordId> ids) {
        return ReadRequest.of(selection.systemFields(isMerged).byIds(ids)).withDeleted();
    }

    /** Records of these parents, deleted ones too. */
    ReadRequest byParents(String field, List<RecordId> parents) {
        return ReadRequest.of(selection.byParents(field, parents)).withDeleted();
    }

    /** Rows outside the recycle bin, by id: at most {@code most} of those behind {@code after}. */
    ReadRequest slice(SyncWindow range, @Nullable String after, int most) {
        String behind = after == null ? "" : " AND Id > " + Soql.literal(after);
        return ReadRequest.of(selection.where(bounds(range) + behind, "Id LIMIT " + most));
    }

    RecordChange change(SObject row) {
        RecordId id = row.id().orElseThrow();
        Instant stamp = row.instant(selection.cursor()).orElseThrow();
        boolean isDeleted = includeDeleted && row.bool("IsDeleted").orElse(false);
        return isDeleted
                ? new RecordChange.Deleted(row, id, stamp, DeletionSource.QUERY)
                : new RecordChange.Upserted(row, id, stamp);
    }

    private ReadRequest restOfSecond(Instant stamp, String id) {
        return request(selection.cursor() + " = " + Soql.literal(stamp) + " AND Id > " + Soql.literal(id), "Id");
    }

    private ReadRequest range(String comparison, Instant from, Instant until) {
        String stamp = selection.cursor();
        String lower = stamp + " " + comparison + " " + Soql.literal(from);
        return request(lower + " AND " + stamp + " < " + Soql.literal(until), stamp + ", Id");
    }

    private ReadRequest request(String range, String order) {
        SoqlQuery query = selection.where(range, order);
        return includeDeleted ? ReadRequest.of(query).withDeleted() : ReadRequest.of(query);
    }
}
