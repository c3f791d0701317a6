package io.sfsdk.testkit.store;

import java.time.Duration;

/**
 * Switches for what no public source settles, and for limits that tests want to reach.
 *
 * @param deleteMovesStamps whether delete and cascade delete move SystemModstamp and LastModifiedDate; default true
 * @param reportsOpenTransactions whether an open transaction holds back {@code latestDateCovered}; default true, as
 *     documented ("in-flight transactions")
 * @param locksParents whether inserting or re-parenting a child locks its parents; default false
 * @param rejectsRepeatedExternalId whether the second upsert of one external id in one transaction is refused with
 *     {@code DUPLICATE_VALUE}; default true
 * @param lockWait how long a write waits for a row another transaction is about to release; default 10 s, never waited
 *     for a transaction begun by {@link OrgStore#hold}
 * @param updatedWindow how old the start of getUpdated may be; default 30 days
 * @param deletedWindow how old the start of getDeleted may be; default 15 days
 * @param replicationLimit most ids in one getUpdated or getDeleted answer; default 600,000
 */
public record StorePolicy(
        boolean deleteMovesStamps,
        boolean reportsOpenTransactions,
        boolean locksParents,
        boolean rejectsRepeatedExternalId,
        Duration lockWait,
        Duration updatedWindow,
        Duration deletedWindow,
        int replicationLimit) {
    /** What a new org does, as far as it is known. */
    public static StorePolicy standard() {
        return new StorePolicy(
                true,
                true,
                false,
                true,
                Duration.ofSeconds(10),
                Duration.ofDays(30),
                Duration.ofDays(15),
                600_000);
    }

    /** Switches {@link #deleteMovesStamps}. */
    public StorePolicy withDeleteMovesStamps(boolean moves) {
        return new StorePolicy(
                moves,
                reportsOpenTransactions,
                locksParents,
                rejectsRepeatedExternalId,
                lockWait,
                updatedWindow,
                deletedWindow,
                replicationLimit);
    }

    /** Switches {@link #reportsOpenTransactions}. */
    public StorePolicy withReportsOpenTransactions(boolean reports) {
        return new StorePolicy(
                deleteMovesStamps,
                reports,
                locksParents,
                rejectsRepeatedExternalId,
                lockWait,
                updatedWindow,
                deletedWindow,
                replicationLimit);
    }

    /** Switches {@link #locksParents}. */
    public StorePolicy withLocksParents(boolean locks) {
        return new StorePolicy(
                deleteMovesStamps,
                reportsOpenTransactions,
                locks,
                rejectsRepeatedExternalId,
                lockWait,
                updatedWindow,
                deletedWindow,
                replicationLimit);
    }

    /** Switches {@link #rejectsRepeatedExternalId}. */
    public StorePolicy withRejectsRepeatedExternalId(boolean rejects) {
        return new StorePolicy(
                deleteMovesStamps,
                reportsOpenTransactions,
                locksParents,
                rejects,
                lockWait,
                updatedWindow,
                deletedWindow,
                replicationLimit);
    }

    /** Changes {@link #lockWait}. */
    public StorePolicy withLockWait(Duration wait) {
        return new StorePolicy(
                deleteMovesStamps,
                reportsOpenTransactions,
                locksParents,
                rejectsRepeatedExternalId,
                wait,
                updatedWindow,
                deletedWindow,
                replicationLimit);
    }

    /** Changes {@link #updatedWindow} and {@link #deletedWindow}. */
    public StorePolicy withReplicationWindows(Duration updated, Duration deleted) {
        return new StorePolicy(
                deleteMovesStamps,
                reportsOpenTransactions,
                locksParents,
                rejectsRepeatedExternalId,
                lockWait,
                updated,
                deleted,
                replicationLimit);
    }

    /** Changes {@link #replicationLimit}. */
    public StorePolicy withReplicationLimit(int ids) {
        return new StorePolicy(
                deleteMovesStamps,
                reportsOpenTransactions,
                locksParents,
                rejectsRepeatedExternalId,
                lockWait,
                updatedWindow,
                deletedWindow,
                ids);
    }
}
