package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.OrgException;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Writes the rows of a call in one transaction. Good ones are kept beside bad ones unless the header says otherwise.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_header_allornoneheader.htm">AllOrNoneHeader</a>
 */
final class AllOrNone {
    private static final SaveResult ROLLED_BACK = refused(RowError.of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header"));

    private AllOrNone() {}

    /** The results, one for each row. */
    static <R> List<SaveResult> save(
            OrgStore store, SoapCall call, List<R> rows, BiFunction<Transaction, R, SaveResult> one) {
        boolean allOrNone = call.flag("AllOrNoneHeader", "allOrNone");
        List<SaveResult> results = new ArrayList<>(rows.size());
        try (Transaction transaction = store.beginAs(call.view().userId()).origin(call.origin())) {
            rows.forEach(row -> results.add(guarded(transaction, row, one)));
            if (!allOrNone || results.stream().allMatch(SaveResult::success)) {
                transaction.commit();
                return results;
            }
        }
        results.replaceAll(result -> result.success() ? ROLLED_BACK : result);
        return results;
    }

    private static <R> SaveResult guarded(Transaction transaction, R row, BiFunction<Transaction, R, SaveResult> one) {
        try {
            return one.apply(transaction, row);
        } catch (OrgException e) {
            return refused(RowError.of(e.errorCode(), String.valueOf(e.getMessage())));
        }
    }

    private static SaveResult refused(RowError error) {
        return new SaveResult(null, false, false, List.of(error), List.of(), null);
    }
}
