package io.sfsdk.rest;

/** How much of the org's own words may stand in an exception's message, which ends in logs. All of it is in {@code errors()}. */
enum Disclosure {
    /** The request carries field values, and the org likes to quote them: codes and field names only. */
    CODES,

    /** The request carries a query: the lines in which the org repeats it are left out, since they hold literals. */
    WITHOUT_QUERY,

    /** The request carries names only. */
    TEXT
}
