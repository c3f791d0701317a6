package io.sfsdk.kill;

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
    FILE_HALF_WRITTEN(true, false),
    FILE_FORCED(true, false),
    FILE_RENAMED(true, false),

    /** In a database only; the second is killed while the commit is on its way. */
    BEFORE_THE_COMMIT(false, true),
    DURING_THE_COMMIT(false, true),
    AFTER_THE_COMMIT(false, true);

    private final boolean inFiles;
    private final boolean inDatabases;

    KillPoint() {
        this(true, true);
    }

    KillPoint(boolean inFiles, boolean inDatabases) {
        this.inFiles = inFiles;
        this.inDatabases = inDatabases;
    }

    /** A batch has no pages, no target of its own and no ledger. */
    boolean isOfBatches() {
        return this != PAGE_READ
                && this != TARGET_HALF_WRITTEN
                && this != TARGET_WRITTEN
                && this != BEFORE_THE_LEDGER
                && this != AFTER_THE_LEDGER;
    }

    boolean existsIn(StoreKind store) {
        return store == StoreKind.FILE ? inFiles : inDatabases;
    }
}
