package io.sfsdk.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of logins that must outlive a process, because a person gave them once: refresh tokens. A host may bring its
 * own, over a vault for example; the contract test for it is {@code io.sfsdk.contract.TokenStoreContract} in this artifact's jar
 * with the classifier {@code tests}: extend it.
 *
 * <p>Called by any number of threads and processes. What a method did is durable when it returns: an org that rotates refresh
 * tokens takes each only once. An exception means that the effect is unknown. What is kept is secret.
 */
public interface TokenStore {
    /** What was last stored; empty if nothing ever was. What is there and cannot be read is an exception, never empty. */
    Optional<StoredToken> load(String name);

    /**
     * Stores {@code next} if {@code expected} still is what is stored, as one step that no other process can come between.
     *
     * @param name of the login, such as {@code acme-integration}
     * @param expected what {@link #load} gave, null for nothing
     * @return false, changing nothing, if something else is stored
     */
    boolean replace(String name, @Nullable StoredToken expected, StoredToken next);
}
