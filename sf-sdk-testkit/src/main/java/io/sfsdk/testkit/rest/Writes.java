package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.function.Function;

/** Writes of one record, each in a transaction of its own. */
final class Writes {
    private Writes() {}

    static SaveResult one(OrgStore store, Call call, Function<Transaction, SaveResult> write) {
        try (Transaction transaction = store.begin(call.view().userId())) {
            SaveResult result = write.apply(transaction);
            if (result.success()) {
                transaction.commit();
            }
            return result;
        }
    }
}
