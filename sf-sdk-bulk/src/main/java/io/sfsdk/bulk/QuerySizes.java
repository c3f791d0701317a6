package io.sfsdk.bulk;

/**
 * How much a query's results are read at a time.
 *
 * @param pageSize records of one page that the caller gets, and that are in memory
 * @param downloadSize records of one call to the org at most
 */
record QuerySizes(int pageSize, int downloadSize) {}
