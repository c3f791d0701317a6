package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.function.Function;

/** Writes of one record, each in a transaction of its own unless the call is part of one. */
final class Writes {
    private Writes() {}

    static SaveResult one(OrgStore store, Call call, Function<Transaction, SaveResult> write) {
        return call.write(store, write, SaveResult::success);
    }
}
