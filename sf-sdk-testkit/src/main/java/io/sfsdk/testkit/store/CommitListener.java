package io.sfsdk.testkit.store;

/** Watches what happens in an org. Called under the store's lock, in the order of the commits; must be quick and must not write to the store. */
@FunctionalInterface
public interface CommitListener {
    void committed(Commit commit);
}
