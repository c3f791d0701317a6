package io.sfsdk.examples.mainjob;

/**
 * What the job has done so far, over all its processes if some were killed.
 *
 * @param synced changes taken into the warehouse
 * @param accepted records of the import file that were sent
 * @param written those that the org took at once
 * @param dead those that became dead letters
 * @param retried how often a record was sent again because somebody else held it
 */
record Tally(long synced, long accepted, long written, long dead, long retried) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);
}
