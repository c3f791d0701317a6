package io.sfsdk.soap;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.write.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes calls that answer one row a record. One that has no answer that tells leaves its records in doubt. */
final class RowCalls {
    private final SoapCalls calls;

    RowCalls(SoapCalls calls) {
        this.calls = calls;
    }

    /** Makes the call: one outcome a sent record, in their order. */
    List<WriteOutcome> write(HttpRequest call, SentRecords sent) {
        try (HttpResponse answer = calls.accepted(call, Disclosure.CODES)) {
            return outcomes(call, answer, sent);
        } catch (SalesforceException e) {
            if (e.delivery() != Delivery.UNKNOWN) {
                throw e;
            }
            return withDoubts(List.of(), sent, e);
        }
    }

    private List<WriteOutcome> outcomes(HttpRequest call, HttpResponse answer, SentRecords sent) {
        WriteRows rows = new WriteRows(sent, answer.requestId().orElse(null));
        try {
            return List.copyOf(calls.decode(call, answer, Disclosure.CODES, rows::read));
        } catch (IOException e) {
            return withDoubts(rows.outcomes(), sent, Answers.broken(call, answer, e));
        } catch (SalesforceException e) {
            if (e.delivery() != Delivery.UNKNOWN) {
                throw e;
            }
            return withDoubts(rows.outcomes(), sent, e);
        }
    }

    private static List<WriteOutcome> withDoubts(
            List<WriteOutcome> certain, SentRecords sent, SalesforceException cause) {
        List<WriteOutcome> all = new ArrayList<>(certain);
        for (int row = all.size(); row < sent.size(); row++) {
            all.add(new WriteOutcome.InDoubt(sent.index(row), cause));
        }
        return List.copyOf(all);
    }
}
