package io.sfsdk.reconcile;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for records by their ids.
 *
 * @param fields of the target, without those that tell the version
 * @param condition SOQL that the developer wrote, or null
 * @param hasStamps whether the object has {@code SystemModstamp}
 * @param hasRecycleBin whether it has {@code IsDeleted}
 * @param asOf the stamp of records that have none
 */
record RangeQuery(
        String sobject,
        List<String> fields,
        @Nullable String condition,
        boolean hasStamps,
        boolean hasRecycleBin,
        Instant asOf) {
    private static final String STAMP = "SystemModstamp";
    private static final String DELETED = "IsDeleted";

    /** Ids, and what tells their versions, in the order of ids. */
    ReadRequest versions(IdRange range) {
        return request(select(List.of()) + where(bounds(range)) + " ORDER BY Id");
    }

    /** Whole records, in the order of ids. */
    ReadRequest contents(IdRange range) {
        return request(select(fields) + where(bounds(range)) + " ORDER BY Id");
    }

    /** How many records there are, those in the recycle bin left out. */
    ReadRequest count(IdRange range) {
        return ReadRequest.of(new SoqlQuery("SELECT COUNT() FROM " + sobject + where(bounds(range))));
    }

    /** Whole records that the org has shown. */
    ReadRequest again(Collection<RecordId> ids) {
        return request(select(fields) + where(Stream.of("Id IN " + Soql.literal(ids))));
    }

    /** Whole records, whether or not they meet the condition. */
    ReadRequest anywhere(Collection<RecordId> ids) {
        return request(select(fields) + " WHERE Id IN " + Soql.literal(ids));
    }

    /** Which of these the org places in the range. */
    ReadRequest placed(Collection<RecordId> ids, IdRange range) {
        return request(
                select(List.of()) + where(Stream.concat(Stream.of("Id IN " + Soql.literal(ids)), bounds(range))));
    }

    Listed listed(SObject row) {
        return new Listed(
                row.id().orElseThrow(),
                hasStamps ? row.instant(STAMP).orElseThrow() : asOf,
                hasRecycleBin && row.bool(DELETED).orElse(false),
                row);
    }

    /** What stands for a record that the org no longer has. */
    SObject nothing(RecordId id, Instant stamp) {
        SObject none = SObject.of(sobject).with("Id", id);
        SObject stamped = hasStamps ? none.with(STAMP, stamp) : none;
        return hasRecycleBin ? stamped.with(DELETED, true) : stamped;
    }

    private ReadRequest request(String soql) {
        ReadRequest request = ReadRequest.of(new SoqlQuery(soql));
        return hasRecycleBin ? request.withDeleted() : request;
    }

    private String select(List<String> wanted) {
        List<String> all = new ArrayList<>(wanted);
        add(all, "Id");
        if (hasStamps) {
            add(all, STAMP);
        }
        if (hasRecycleBin) {
            add(all, DELETED);
        }
        return Soql.select(all.toArray(String[]::new)).from(sobject).build().text();
    }

    private static void add(List<String> fields, String name) {
        if (fields.stream().noneMatch(name::equalsIgnoreCase)) {
            fields.add(name);
        }
    }

    private static Stream<String> bounds(IdRange range) {
        Stream<String> lower = Stream.ofNullable(range.after()).map(id -> "Id > " + Soql.literal(id));
        Stream<String> upper = Stream.ofNullable(range.upTo()).map(id -> "Id <= " + Soql.literal(id));
        return Stream.concat(lower, upper);
    }

    private String where(Stream<String> bounds) {
        Stream<String> own = Stream.ofNullable(condition).map(text -> "(" + text + ")");
        String all = Stream.concat(bounds, own).collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "" : " WHERE " + all;
    }
}
