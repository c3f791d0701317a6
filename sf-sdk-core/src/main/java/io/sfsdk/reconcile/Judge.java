package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.sync.ContentHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares one record's versions.
 *
 * @param closedUntil stamps before it are final
 * @param hasStamps whether stamps tell versions apart; else content does
 * @param fields to compare the contents by; null if only stamps are compared
 */
record Judge(
        Instant closedUntil, boolean hasStamps, @Nullable List<String> fields) {
    Verdict of(@Nullable Listed org, @Nullable HeldVersion held) throws RunStop {
        if (org == null) {
            return held == null || held.isDeleted() ? Verdict.EQUAL : unlisted(held);
        }
        if (isOpen(org.stamp())) {
            return Verdict.OPEN;
        }
        if (held == null) {
            return org.isDeleted() ? Verdict.EQUAL : Verdict.MISSING;
        }
        return both(org, held);
    }

    /** Whether this stamp is too new to be touched. */
    boolean isOpen(Instant stamp) {
        return hasStamps && !stamp.isBefore(closedUntil);
    }

    private Verdict unlisted(HeldVersion held) {
        return isOpen(held.stamp()) ? Verdict.OPEN : Verdict.UNLISTED;
    }

    private Verdict both(Listed org, HeldVersion held) throws RunStop {
        if (isOpen(held.stamp())) {
            return Verdict.OPEN;
        }
        if (org.isDeleted() && held.isDeleted()) {
            return Verdict.EQUAL;
        }
        int age = hasStamps ? org.stamp().compareTo(held.stamp()) : 0;
        if (age < 0) {
            return Verdict.AHEAD;
        }
        if (org.isDeleted()) {
            return Verdict.DELETED;
        }
        if (age > 0 || held.isDeleted()) {
            return Verdict.STALE;
        }
        return fields == null || isSameContent(org, held, fields) ? Verdict.EQUAL : Verdict.DRIFTED;
    }

    private static boolean isSameContent(Listed org, HeldVersion held, List<String> fields) throws RunStop {
        Long hash = held.contentHash();
        if (hash == null) {
            throw RunStop.broken(
                    "the target's index has no content hash for " + held.id()
                            + ", and this reconciliation compares contents; let the target keep them",
                    null);
        }
        return hash == ContentHash.of(org.row(), fields);
    }
}
