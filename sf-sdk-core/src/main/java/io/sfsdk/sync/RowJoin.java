package io.sfsdk.sync;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts rows together whose fields are too many for one query. Parts belong together only if they bear the same stamp: a row that
 * changed between two parts would be one that never was.
 */
final class RowJoin {
    private static final int MOST_ROUNDS = 5;

    private final Function<ReadRequest, List<SObject>> reader;
    private final List<String> heads;
    private final boolean includeDeleted;
    private final Instant closed;
    private final boolean isWhole;
    private final RowParts rowParts = new RowParts();

    /**
     * @param heads a query's SELECT and FROM for each part, the first the one rows come with
     * @param closed rows stamped at it or later are read by another run; {@code Instant.MAX} if rows keep their place
     */
    RowJoin(
            Function<ReadRequest, List<SObject>> reader,
            List<String> heads,
            boolean includeDeleted,
            Instant closed,
            boolean isWhole) {
        this.reader = reader;
        this.heads = heads;
        this.includeDeleted = includeDeleted;
        this.closed = closed;
        this.isWhole = isWhole;
    }

    /**
     * The rows with all their fields, but for those that are gone or changed meanwhile: these come with their new stamp.
     *
     * @throws ProtocolException if a row's parts would not agree, and where to read it again is not known
     */
    List<SObject> whole(List<SObject> rows) {
        if (heads.size() == 1 || rows.isEmpty()) {
            return rows;
        }
        Map<String, SObject> wholes = wholes(rows, parts(ids(rows), 1));
        Set<String> torn = new LinkedHashSet<>(ids(rows));
        torn.removeAll(wholes.keySet());
        for (int round = 0; round < MOST_ROUNDS && !torn.isEmpty(); round++) {
            readAgain(torn, wholes);
        }
        if (!torn.isEmpty()) {
            throw notWhole(torn, "changed " + MOST_ROUNDS + " times while its fields were read in parts");
        }
        return inOrder(rows, wholes);
    }

    private void readAgain(Set<String> torn, Map<String, SObject> wholes) {
        List<Map<String, SObject>> parts = parts(torn, 0);
        wholes.putAll(wholes(parts.get(0).values(), parts.subList(1, parts.size())));
        torn.removeIf(id -> wholes.containsKey(id) || isDueLater(id, parts) || isGone(id, parts));
    }

    private boolean isDueLater(String id, List<Map<String, SObject>> parts) {
        return parts.stream()
                .map(part -> part.get(id))
                .anyMatch(row -> row != null && !stamp(row).isBefore(closed));
    }

    private static boolean isGone(String id, List<Map<String, SObject>> parts) {
        return parts.stream().noneMatch(part -> part.containsKey(id));
    }

    /** Whether rows keep their place in the answer when they change. */
    private boolean isInPlace() {
        return closed.equals(Instant.MAX);
    }

    /** What is in its place is handed on; what moved inside the time being read can only be met by reading from the start. */
    private List<SObject> inOrder(List<SObject> rows, Map<String, SObject> wholes) {
        List<SObject> result = new ArrayList<>(rows.size());
        for (SObject row : rows) {
            SObject whole = wholes.get(id(row));
            if (whole != null && (isInPlace() || stamp(whole).equals(stamp(row)))) {
                result.add(whole);
            } else if (whole != null && stamp(whole).isBefore(closed)) {
                throw notWhole(Set.of(id(row)), "changed in time that was taken for closed");
            }
        }
        return result;
    }

    private Map<String, SObject> wholes(Iterable<SObject> leads, List<Map<String, SObject>> parts) {
        Map<String, SObject> wholes = new HashMap<>();
        for (SObject lead : leads) {
            joined(lead, parts).ifPresent(whole -> wholes.put(id(whole), whole));
        }
        return wholes;
    }

    private Optional<SObject> joined(SObject lead, List<Map<String, SObject>> parts) {
        List<SObject> found = new ArrayList<>(List.of(lead));
        for (Map<String, SObject> part : parts) {
            SObject more = part.get(id(lead));
            if (more == null || (isWhole && !stamp(more).equals(stamp(lead)))) {
                return Optional.empty();
            }
            found.add(more);
        }
        return Optional.of(rowParts.joined(found));
    }

    private List<Map<String, SObject>> parts(Set<String> ids, int from) {
        String filter = " WHERE Id IN " + Soql.literal(ids);
        List<Map<String, SObject>> parts = new ArrayList<>();
        for (String head : heads.subList(from, heads.size())) {
            Map<String, SObject> rows = new HashMap<>();
            reader.apply(new ReadRequest(new SoqlQuery(head + filter), includeDeleted))
                    .forEach(row -> rows.put(id(row), row));
            parts.add(rows);
        }
        return parts;
    }

    private static Set<String> ids(List<SObject> rows) {
        Set<String> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(id(row)));
        return ids;
    }

    private static String id(SObject row) {
        return row.id().orElseThrow().value();
    }

    private static Instant stamp(SObject row) {
        return row.instant("SystemModstamp").orElseThrow();
    }

    private static ProtocolException notWhole(Set<String> ids, String what) {
        return new ProtocolException(
                "record " + ids.iterator().next() + " " + what + "; its answer is read again",
                Retryability.AFTER_DELAY,
                null,
                null);
    }
}
