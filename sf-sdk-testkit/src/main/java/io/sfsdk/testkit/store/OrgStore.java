package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.UserAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All records of the simulated org. Founded with one Organization, two profiles and users (system administrator and
 * integration user) and the standard price book.
 *
 * <p>Thread-safe. Reads take no lock and see one committed state; a transaction is used by one thread at a time.
 */
public final class OrgStore {
    private static final Duration AGE = Duration.ofDays(90);

    private final OrgState org;
    private final IdSpace ids;

    /**
     * An org founded 90 days before the clock's present time.
     *
     * @param clock the org's time; asked at every write
     * @param seed moves the first record ids and the organization id, so that two orgs share no id
     */
    public OrgStore(Schema schema, Supplier<Instant> clock, long seed) {
        this.ids = new IdSpace(seed);
        Instant founded = clock.get().minus(AGE).truncatedTo(ChronoUnit.SECONDS);
        FormulaScope formulas = new FormulaScope(clock, this::committed);
        this.org = new OrgState(Snapshot.empty(Catalog.of(schema, formulas), ids), clock, founded);
        new Founders(ids, this::found).move();
        schema.object("CurrencyType")
                .flatMap(type -> type.field("IsoCode"))
                .ifPresent(codes -> found("CurrencyType", Founders.currencies(codes)));
    }

    private @Nullable StoredRow committed(String id) {
        return org.committed.row(id);
    }

    /** A schema without an object simply has no founder of it. */
    private void found(String object, List<Map<String, Object>> records) {
        int ordinal = org.committed.catalog().ordinal(object);
        if (ordinal >= 0) {
            Loading loading = new Loading(org, ordinal, Founders.adminId(ids), org.founded);
            records.forEach(loading::add);
            org.committed = loading.loaded();
        }
    }

    /** The present schema. */
    public Schema schema() {
        return org.committed.catalog().schema();
    }

    /** 18 characters. */
    public String organizationId() {
        return ids.id(Founders.ORGANIZATION, org.refreshes);
    }

    /** The user as whom an integration logs in, 18 characters; its Username is {@code integration@sfsdk.example}. */
    public String integrationUserId() {
        return Founders.integrationUserId(ids);
    }

    /** The org as committed at this moment; later commits do not reach the view. Take a new one for each request. */
    public OrgView view(String userId) {
        Snapshot now = org.committed;
        return new SnapshotView(now, now.catalog().schema(), org.now(), userId, Set.of());
    }

    /** As {@link #view}, with no more of the schema than {@link #access} and no more records than {@link #hide} leave the user. */
    public OrgView viewAs(String userId) {
        return new SnapshotView(org.committed, org.schemaOf(userId), org.now(), userId, org.hidden.from(userId));
    }

    /** A transaction a request ends soon: writers of its rows wait for it, see {@link StorePolicy#lockWait()}. */
    public Transaction begin(String userId) {
        return new Transaction(org, userId, false, false);
    }

    /** As {@link #begin}, for a request of the user: what {@link #access} withholds is refused. */
    public Transaction beginAs(String userId) {
        return new Transaction(org, userId, false, true);
    }

    /** A transaction a test keeps open: writers of its rows are refused with {@code UNABLE_TO_LOCK_ROW} at once. */
    public Transaction hold(String userId) {
        return new Transaction(org, userId, true, false);
    }

    /**
     * Commits records by a fast path for seeds: values are converted as a write's are, system fields may be given, rules,
     * required and unique fields are not checked. References are ids, or parents by external id.
     *
     * @return how many were loaded
     * @throws IllegalArgumentException for a record that cannot be converted, naming its position; none is loaded then
     */
    public int load(String object, Iterable<? extends Map<String, ? extends @Nullable Object>> records) {
        return locked(() -> {
            Loading loading = new Loading(org, org.committed.ordinal(object), integrationUserId(), null);
            records.forEach(loading::add);
            org.committed = loading.loaded();
            return loading.count();
        });
    }

    /**
     * Committed records outside the recycle bin.
     *
     * @throws OrgException {@code INVALID_TYPE}
     */
    public int count(String object) {
        Snapshot now = org.committed;
        return now.table(now.ordinal(object)).live();
    }

    /**
     * Says what is withheld from a user whenever they call; until then it is nothing. What tests do themselves, by
     * {@link #view} and {@link #hold} or by {@code SimulatedOrg}, is not concerned.
     */
    public void access(String userId, UserAccess access) {
        org.accesses.put(userId, new AccessibleSchema(access));
    }

    /** What is withheld from a user now. */
    public UserAccess access(String userId) {
        AccessibleSchema access = org.accesses.get(userId);
        return access == null ? UserAccess.full() : access.access();
    }

    /**
     * Keeps records from a user as sharing does: they read and write as if these did not exist, and no stamp moves. What tests
     * do themselves is not concerned.
     */
    public void hide(String userId, Collection<String> ids) {
        org.hidden.hide(userId, ids);
    }

    /** Shows hidden records again; no stamp moves. */
    public void show(String userId, Collection<String> ids) {
        org.hidden.show(userId, ids);
    }

    /** Shifts the stamps of all later writes, as those of a node whose clock differs; zero ends it. */
    public void skewStamps(Duration skew) {
        org.stampSkew = skew;
    }

    /** Adds a rule all later writes must pass. */
    public void addRule(WriteRule rule) {
        org.rules.add(rule);
    }

    /** Takes a rule away again. */
    public void removeRule(WriteRule rule) {
        org.rules.remove(rule);
    }

    /**
     * Asks, with each platform event, whether so many more may be published as its transaction has by then; one that may not is refused
     * with {@code LIMIT_EXCEEDED}.
     */
    public void mayPublish(IntPredicate allocation) {
        org.mayPublish = allocation;
    }

    /** Tells every later commit to a listener; what {@link #load} brings is told to nobody. */
    public void onCommit(CommitListener listener) {
        org.commits.add(listener);
    }

    /** Rules in the order they are asked. */
    public List<WriteRule> rules() {
        return List.copyOf(org.rules);
    }

    /** The present switches. */
    public StorePolicy policy() {
        return org.policy;
    }

    /** Changes switches; later calls obey. */
    public void policy(StorePolicy policy) {
        org.policy = policy;
    }

    /**
     * Ids of records created or changed in {@code [start, end)} and not deleted; seconds of both are ignored.
     *
     * @throws OrgException {@code INVALID_REPLICATION_DATE}, {@code EXCEEDED_ID_LIMIT}, {@code INVALID_TYPE}
     */
    public UpdatedIds updated(String object, Instant start, Instant end) {
        return locked(() -> new Replication(org, Set.of()).updated(object, start, end));
    }

    /** As {@link #updated}, without records that are hidden from the user. */
    public UpdatedIds updatedAs(String userId, String object, Instant start, Instant end) {
        return locked(() -> new Replication(org, org.hidden.from(userId)).updated(object, start, end));
    }

    /**
     * Records deleted in {@code [start, end)} according to the delete log, whether or not they are still in the recycle bin;
     * seconds of both are ignored. An undeleted record is not told.
     *
     * @throws OrgException {@code INVALID_REPLICATION_DATE}, {@code EXCEEDED_ID_LIMIT}, {@code INVALID_TYPE}
     */
    public DeletedIds deleted(String object, Instant start, Instant end) {
        return locked(() -> new Replication(org, Set.of()).deleted(object, start, end));
    }

    /** As {@link #deleted}, without records that are hidden from the user. */
    public DeletedIds deletedAs(String userId, String object, Instant start, Instant end) {
        return locked(() -> new Replication(org, org.hidden.from(userId)).deleted(object, start, end));
    }

    /** Forgets deletions before the moment; {@code earliestDateAvailable} moves there. */
    public void purgeDeleteLog(String object, Instant before) {
        locked(() -> {
            org.counters(org.committed.ordinal(object)).deleteLog().purge(before);
            return before;
        });
    }

    /** Removes all records of the recycle bin for good, as its expiry after 15 days does; the delete log stays. */
    public void emptyRecycleBin() {
        locked(() -> {
            Snapshot emptied = org.committed;
            for (int ordinal = 0; ordinal < emptied.catalog().size(); ordinal++) {
                List<Integer> gone = emptied.table(ordinal)
                        .all()
                        .filter(StoredRow::isDeleted)
                        .map(StoredRow::number)
                        .toList();
                emptied = gone.isEmpty() ? emptied : emptied.with(ordinal, List.of(), gone);
            }
            org.committed = emptied;
            return emptied;
        });
    }

    /**
     * Adds objects or fields, or takes fields away: later calls see the schema. Records keep the values of fields that remain.
     *
     * @throws IllegalArgumentException if an object is missing
     */
    public void alterSchema(Schema schema) {
        locked(() -> {
            org.committed = org.committed.alteredTo(org.committed.catalog().alteredTo(schema));
            return schema;
        });
    }

    /** Gives the org another id, as the refresh of a sandbox does; records keep theirs. */
    public void changeOrganizationId() {
        locked(() -> {
            int ordinal = org.committed.catalog().ordinal("Organization");
            int next = org.refreshes + 1;
            if (ordinal >= 0) {
                StoredRow row =
                        Objects.requireNonNull(org.committed.table(ordinal).get(org.refreshes));
                StoredRow renamed = row.numbered(next, ids.id(Founders.ORGANIZATION, next));
                org.committed = org.committed.with(ordinal, List.of(renamed), List.of(org.refreshes));
            }
            org.refreshes = next;
            return next;
        });
    }

    private <T> T locked(Supplier<T> action) {
        org.lock.lock();
        try {
            return action.get();
        } finally {
            org.lock.unlock();
        }
    }
}
