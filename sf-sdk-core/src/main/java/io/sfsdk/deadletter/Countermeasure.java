package io.sfsdk.deadletter;

/**
 * What stands between a letter file and a lost letter. All are on; a test takes one away to see the harm. There is no way to do so
 * from outside the package.
 */
enum Countermeasure {
    /** One writer at a time. Without it: as they come. */
    LOCK,
    /** A damaged line is an error. Without it: it is passed over. */
    DAMAGE_IS_AN_ERROR,
    /** The ids in the file are known after a restart. Without it: only those this sink kept itself. */
    IDS_ARE_READ
}
