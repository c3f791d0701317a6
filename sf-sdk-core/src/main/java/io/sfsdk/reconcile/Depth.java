package io.sfsdk.reconcile;

/** How closely a reconciliation looks, and what it costs. */
public enum Depth {
    /**
     * Counts the records of a range and looks further only where the counts differ. One call a range. A record that is stale, or one
     * that is missing while another is too many, goes unseen.
     */
    COUNTS,
    /** Compares ids and stamps: finds what is missing, stale or gone. One call for each page of records. */
    STAMPS,
    /**
     * Reads all fields and compares their hashes too: finds what changed without a stamp, such as a formula's value. One call for
     * each page of whole records. The target must keep content hashes.
     */
    CONTENT
}
