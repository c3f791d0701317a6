package io.sfsdk.kill;

/** What keeps the position. */
enum StoreKind {
    FILE,
    H2,
    POSTGRESQL
}
