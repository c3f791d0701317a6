package io.sfsdk.kill;

import java.util.Set;

/** Where the process under test may be killed: at each boundary between two of its effects. */
enum KillPoint {
    BEFORE_A_REQUEST,
    AFTER_AN_ANSWER,
    PAGE_READ,
    TARGET_HALF_WRITTEN,
    TARGET_WRITTEN,
    LETTER_HALF_WRITTEN,
    LETTERS_KEPT,
    BEFORE_THE_LEDGER,
    AFTER_THE_LEDGER,
    BEFORE_THE_POSITION,
    AFTER_THE_POSITION,

    /** In a file store only. */
    FILE_HALF_WRITTEN(StoreKind.FILE),
    FILE_FORCED(StoreKind.FILE),
    FILE_RENAMED(StoreKind.FILE),

    /** In a database only; the last is killed while the commit is on its way. */
    BEFORE_THE_COMMIT(StoreKind.H2, StoreKind.POSTGRESQL),
    DURING_THE_COMMIT(StoreKind.H2, StoreKind.POSTGRESQL),
    AFTER_THE_COMMIT(StoreKind.H2, StoreKind.POSTGRESQL);

    private final Set<StoreKind> stores;

    KillPoint(StoreKind... stores) {
        this.stores = stores.length == 0 ? Set.of(StoreKind.values()) : Set.of(stores);
    }

    boolean existsIn(StoreKind store) {
        return stores.contains(store);
    }
}
