package io.sfsdk.sync;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What fields a sync reads at this moment of a run, and what became of them since the run before. What it finds in the middle of
 * a run is stored at its end: a run that dies before is followed by one that finds it again. For one thread.
 */
final class FieldWatch {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);

    private final SyncSetup setup;
    private final Cell cell;
    private final Instant closed;
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    /** As they are to be stored; null before the first run. */
    private @Nullable KnownFields known;

    private List<String> current;
    private Instant origin = Instant.EPOCH;
    private int calls;

    private FieldWatch(SyncSetup setup, Instant closed) {
        this.setup = setup;
        this.cell = setup.fieldsCell();
        this.closed = closed;
        this.current = setup.selection().fields();
    }

    /**
     * Compares the fields with those of the run before, and stores what has to be done about it.
     *
     * @param reached rows stamped until then may have been delivered
     * @param closed rows stamped at it or later are not delivered in this run
     * @throws RunEnd if the run must not go on
     */
    static FieldWatch begin(SyncSetup setup, Instant reached, Instant closed) throws RunEnd {
        FieldWatch watch = new FieldWatch(setup, closed);
        SchemaSource schemas = setup.fields().schemas();
        if (schemas != null) {
            try {
                watch.load(schemas, reached);
            } catch (SalesforceException e) {
                setup.patience().get().stopIfLimited(e);
                throw e;
            }
        }
        return watch;
    }

    private void load(SchemaSource schemas, Instant reached) throws RunEnd {
        Optional<KnownFields> stored = cell.load().flatMap(KnownFields::parse);
        String org = setup.log().organizationId();
        stored.ifPresent(fields -> new StoredPosition(StoredPosition.SYNC, fields.org(), fields.sobject(), null, null)
                .ifOf(new StoredPosition(StoredPosition.SYNC, org, sobject(), null, null), setup.name()));
        known = stored.orElse(null);
        if (stored.isEmpty() || setup.isOn(Countermeasure.FIELD_WATCH)) {
            origin = setup.start().apply(reached);
            take(schemas.schema(sobject()), new PresentFields(schemas::schema), reached.plusSeconds(1));
            stopAtLoss();
        } else {
            current = List.copyOf(stored.get().types().keySet());
        }
        save();
    }

    private void stopAtLoss() throws RunEnd {
        if (!lost.isEmpty() && setup.fields().stopsAtLoss()) {
            String reason = "fields of " + sobject() + " are no longer there: " + String.join(", ", lost)
                    + ". They were removed, renamed or hidden from the user; give the permission back, or build the sync without"
                    + " them or without stoppingAtLostFields()";
            throw RunEnd.broken(reason, new IllegalStateException(reason));
        }
    }

    /**
     * Asks the org for the fields again, since it refused one.
     *
     * @return whether there are others now, so that it makes sense to read on
     */
    boolean isOutdated() {
        SchemaSource schemas = setup.fields().schemas();
        if (schemas == null || !setup.isOn(Countermeasure.FIELD_WATCH)) {
            return false;
        }
        List<String> before = current;
        PresentFields question = new PresentFields(schemas::rereadSchema);
        take(schemas.rereadSchema(sobject()), question, closed);
        return !current.equals(before) && (lost.isEmpty() || !setup.fields().stopsAtLoss());
    }

    private void take(ObjectSchema schema, PresentFields question, Instant until) {
        if (!schema.queryable()) {
            throw new IllegalStateException("the user may not read " + sobject() + ": grant Read on the object");
        }
        List<String> named = setup.selection().fields();
        Map<String, String> now = question.of(schema, named, setup.fields().isAll());
        calls += question.calls();
        Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        types.putAll(now);
        Map<String, String> before = known == null ? Map.of() : known.types();
        for (String field : setup.fields().isAll() ? before.keySet() : named) {
            if (!types.containsKey(field)) {
                miss(field, before.containsKey(field));
                types.putAll(setup.fields().isAll() ? Map.of() : Map.of(field, KnownFields.LOST));
            }
        }
        List<String> fresh = new ArrayList<>(now.keySet());
        fresh.removeIf(field -> known == null || Objects.equals(now.get(field), before.get(field)));
        added.addAll(fresh);
        KnownFields base = known == null
                ? new KnownFields(setup.log().organizationId(), sobject(), origin, Map.of(), null)
                : known;
        known = base.with(types, isRefilling() ? fresh : List.of(), until);
        current = List.copyOf(now.keySet());
    }

    private boolean isRefilling() {
        return setup.fields().rereadPages() > 0 && setup.isOn(Countermeasure.BACKFILL);
    }

    private void miss(String field, boolean wasThere) {
        if (!wasThere) {
            throw new IllegalStateException(sobject() + " has no field " + field
                    + " that this user may see; check the name and the user's permission on it");
        }
        if (lost.add(field)) {
            log.warn(
                    "field is no longer there: removed, renamed or hidden from the user [sync={}, field={}]",
                    setup.name(),
                    field);
        }
    }

    void save() throws RunEnd {
        if (known != null) {
            cell.move(known.text());
        }
    }

    /** What is still to be read again, null if nothing. */
    KnownFields.@Nullable Refill refill() {
        return known == null ? null : known.refill();
    }

    /** Rows stamped before it are none of this sync's business; not after {@code end}. */
    Instant originBefore(Instant end) {
        Instant begin = known == null ? origin : known.origin();
        return begin.isBefore(end) ? begin : end;
    }

    /** Makes durable how far reading again has come. */
    void refilled(KnownFields.@Nullable Refill next) throws RunEnd {
        if (known != null) {
            known = known.with(next);
            save();
        }
    }

    /**
     * A query's SELECT and FROM for each part of the fields, the first with all that {@code soql} names.
     *
     * @param soql a query of the cursor's fields
     */
    List<String> heads(String soql) {
        String from = " FROM " + sobject();
        List<String> cursor = List.of(
                soql.substring("SELECT ".length(), soql.indexOf(" FROM ")).split(", "));
        List<String> own =
                current.stream().filter(field -> !isAmong(cursor, field)).toList();
        List<List<String>> parts = FieldParts.of(own, setup.fields().perQuery());
        List<String> heads = new ArrayList<>();
        for (List<String> part : parts) {
            List<String> named = heads.isEmpty() ? lead(part, cursor) : new ArrayList<>(part);
            List<String> joint = parts.size() == 1 ? List.of() : List.of("Id", Selection.CHANGED);
            joint.stream().filter(field -> !isAmong(named, field)).forEach(named::add);
            heads.add("SELECT " + String.join(", ", named) + from);
        }
        return heads;
    }

    /** In the order and spelling of the host, and then what the cursor needs besides. */
    private List<String> lead(List<String> part, List<String> cursor) {
        List<String> named = new ArrayList<>(current);
        named.removeIf(field -> !part.contains(field) && !isAmong(cursor, field));
        cursor.stream().filter(field -> !isAmong(named, field)).forEach(named::add);
        return named;
    }

    private static boolean isAmong(List<String> names, String field) {
        return names.stream().anyMatch(field::equalsIgnoreCase);
    }

    /** Whether a value may change without the record's stamp: it is a formula's or a parent's. */
    boolean hasFormulas() {
        return known == null
                || known.types().values().stream()
                        .anyMatch(type -> type.startsWith("parent") || type.endsWith("_formula"));
    }

    void called() {
        calls++;
    }

    int calls() {
        return calls;
    }

    FieldChanges report(long refilled) {
        KnownFields.Refill refill = refill();
        return new FieldChanges(
                List.copyOf(added), List.copyOf(lost), refill == null ? List.of() : refill.fields(), refilled);
    }

    private String sobject() {
        return setup.selection().sobject();
    }
}
