package io.sfsdk.testkit.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the org behaves where no public source settles it, and limits that tests want to reach.
 *
 * @param behaviours what the org does; all of them by default but {@link Behaviour#GRANTS_AUDIT_FIELDS} and
 *     {@link Behaviour#LOCKS_PARENTS}
 * @param lockWait how long a write waits for a row another request is about to release; default 10 s. A transaction begun by
 *     {@link OrgStore#hold} is never waited for
 * @param updatedWindow how old the start of getUpdated may be; default 30 days
 * @param deletedWindow how old the start of getDeleted may be; default 15 days
 * @param replicationLimit most ids in one getUpdated or getDeleted answer; default 600,000
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getupdated.htm">getUpdated()</a>
 */
public record StorePolicy(
        Set<Behaviour> behaviours,
        Duration lockWait,
        Duration updatedWindow,
        Duration deletedWindow,
        int replicationLimit) {

    /** One thing the org does or does not. */
    public enum Behaviour {
        /** Delete, cascade delete and undelete move SystemModstamp and LastModifiedDate. Not documented. */
        DELETE_MOVES_STAMPS,
        /** An open transaction holds back {@code latestDateCovered}, however short the window. Documented in general only. */
        REPORTS_OPEN_TRANSACTIONS,
        /** getDeleted refuses a start before {@code earliestDateAvailable}. Documented, not observed. */
        REFUSES_PURGED_START,
        /** The second upsert of one external id in one call is refused. From memory. */
        REJECTS_REPEATED_EXTERNAL_ID,
        /** Merge moves the stamps of children that get a new parent. Not documented. */
        MERGE_MOVES_CHILD_STAMPS,
        /** Blanks around text are cut off, and blank text is empty. From memory. */
        TRIMS_TEXT,
        /** Everybody may set audit fields of new records, as "Set Audit Fields upon Record Creation" allows. */
        GRANTS_AUDIT_FIELDS,
        /** Inserting or re-parenting a child locks its parents, as many relationships do. */
        LOCKS_PARENTS
    }

    public StorePolicy {
        behaviours = Set.copyOf(behaviours);
    }

    /** What a new org does, as far as it is known. */
    public static StorePolicy standard() {
        return new StorePolicy(
                EnumSet.complementOf(EnumSet.of(Behaviour.GRANTS_AUDIT_FIELDS, Behaviour.LOCKS_PARENTS)),
                Duration.ofSeconds(10),
                Duration.ofDays(30),
                Duration.ofDays(15),
                600_000);
    }

    /** Whether the org does this. */
    public boolean does(Behaviour behaviour) {
        return behaviours.contains(behaviour);
    }

    /** The org does these too. */
    public StorePolicy with(Behaviour... more) {
        EnumSet<Behaviour> all = EnumSet.noneOf(Behaviour.class);
        all.addAll(behaviours);
        all.addAll(Arrays.asList(more));
        return new StorePolicy(all, lockWait, updatedWindow, deletedWindow, replicationLimit);
    }

    /** The org does none of these. */
    public StorePolicy without(Behaviour... fewer) {
        EnumSet<Behaviour> left = EnumSet.noneOf(Behaviour.class);
        left.addAll(behaviours);
        Arrays.asList(fewer).forEach(left::remove);
        return new StorePolicy(left, lockWait, updatedWindow, deletedWindow, replicationLimit);
    }

    /** Changes {@link #lockWait}. */
    public StorePolicy withLockWait(Duration wait) {
        return new StorePolicy(behaviours, wait, updatedWindow, deletedWindow, replicationLimit);
    }

    /** Changes {@link #updatedWindow} and {@link #deletedWindow}. */
    public StorePolicy withReplicationWindows(Duration updated, Duration deleted) {
        return new StorePolicy(behaviours, lockWait, updated, deleted, replicationLimit);
    }

    /** Changes {@link #replicationLimit}. */
    public StorePolicy withReplicationLimit(int ids) {
        return new StorePolicy(behaviours, lockWait, updatedWindow, deletedWindow, ids);
    }
}
