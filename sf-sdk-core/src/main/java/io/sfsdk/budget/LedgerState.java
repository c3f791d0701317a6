package io.sfsdk.budget;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What each account has spent and announced, by name. Immutable.
 */
record LedgerState(SortedMap<String, AccountState> accounts) {
    LedgerState {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    static LedgerState empty() {
        return new LedgerState(new TreeMap<>());
    }

    LedgerState with(String account, int rank, UnaryOperator<AccountState> change) {
        TreeMap<String, AccountState> next = new TreeMap<>(accounts);
        AccountState before = accounts.getOrDefault(account, AccountState.none(rank));
        next.put(
                account,
                change.apply(new AccountState(rank, before.spent(), before.announced(), before.announcedUntil())));
        return new LedgerState(next);
    }

    Rolling spent(String account, String key) {
        AccountState state = accounts.get(account);
        return state == null ? Rolling.empty() : state.spent(key);
    }

    /** What accounts of a higher rank have announced and not spent yet. */
    long announcedAbove(int rank, String key, long now) {
        return accounts.values().stream()
                .filter(each -> each.rank() > rank)
                .mapToLong(each -> each.announced(key, now))
                .sum();
    }
}
