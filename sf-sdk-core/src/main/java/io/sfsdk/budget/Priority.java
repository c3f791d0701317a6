package io.sfsdk.budget;

/** Whose announced work others leave room for: those of a lower priority do. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH
}
