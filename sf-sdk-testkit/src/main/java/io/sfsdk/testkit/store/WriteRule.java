package io.sfsdk.testkit.store;

import java.util.List;

/**
 * Something an admin declared that may refuse a write; see {@link ValidationRule}, {@link DuplicateRule} and
 * {@link LockRule}. A new org has none but the one that
 * checks PushTopics and generic channels.
 *
 * <p>Called under the store's lock, once for every record of an insert, update, delete or undelete, after the platform's own checks. Must not
 * write to the store.
 */
@FunctionalInterface
public interface WriteRule {
    /** The reasons to refuse; empty lets the write pass. */
    List<RowError> check(WriteAttempt attempt);
}
