package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.OrgException;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The rows of a collection's answer, in the order of the request. */
final class CollectionResults {
    private static final SaveResult ROLLED_BACK = refused(RowError.of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header"));

    private CollectionResults() {}

    /** An unknown object is its row's error only. */
    static SaveResult guarded(
            CollectionRecord record,
            Transaction transaction,
            BiFunction<Transaction, CollectionRecord, SaveResult> one) {
        try {
            return one.apply(transaction, record);
        } catch (OrgException e) {
            return refused(RowError.of(e.errorCode(), String.valueOf(e.getMessage())));
        }
    }

    static void refuseTypeErrors(List<SaveResult> results, RestPolicy policy) {
        Optional<RowError> typeError = results.stream()
                .flatMap(result -> result.errors().stream())
                .filter(error -> error.code().equals("JSON_PARSER_ERROR"))
                .findFirst();
        if (policy.typeErrorsFailTheCall() && typeError.isPresent()) {
            throw ApiRefusal.typeError(typeError.get());
        }
    }

    /** Makes innocent rows say that they were rolled back. */
    static void rollBack(List<SaveResult> results) {
        results.replaceAll(result -> result.success() ? ROLLED_BACK : result);
    }

    static Response response(int status, List<SaveResult> results, boolean tellsCreated) {
        JsonWriter json = new JsonWriter(64 + results.size() * 64).beginArray();
        results.forEach(result -> SaveAnswers.row(json, result, tellsCreated));
        return Response.json(status, json.endArray().toBytes());
    }

    private static SaveResult refused(RowError error) {
        return new SaveResult(null, false, false, List.of(error), List.of(), null);
    }
}
