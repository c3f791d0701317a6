package io.sfsdk.deadletter;

/** How an attempt at an open letter ended. */
public sealed interface Settlement {
    /** The letter it is about, as the store gave it. */
    StoredLetter stored();

    /** The record is written or handled; the letter never comes again. */
    record Resolved(StoredLetter stored) implements Settlement {}

    /** The record failed again; the successor stands for it and this letter never comes again. */
    record Replaced(StoredLetter stored, DeadLetter successor) implements Settlement {}

    /** Nothing was done; the letter is as if never claimed. */
    record Released(StoredLetter stored) implements Settlement {}
}
