package io.sfsdk.budget;

/** Whose announced work others leave room for: those of a lower priority do. */
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** As it is kept in a ledger; a greater one comes first. */
    int rank() {
        return rank;
    }
}
