package io.sfsdk.pubsub.kill;

/** Who keeps the position. */
enum Keeper {
    A_FILE,
    THE_ORG
}
