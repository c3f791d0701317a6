package io.sfsdk.reconcile;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;

/** Asks the org, counts the calls and keeps within their number. For one thread. */
final class OrgReader {
    private final RecordSource source;
    private final int mostCalls;
    private final boolean isCounted;
    private int calls;

    /** @param made calls that were made already */
    OrgReader(RecordSource source, int mostCalls, int made, boolean isCounted) {
        this.source = source;
        this.mostCalls = mostCalls;
        this.calls = made;
        this.isCounted = isCounted;
    }

    int calls() {
        return calls;
    }

    Answer open(ReadRequest request) throws RunStop {
        spend();
        try {
            return new Answer(this, source.open(request), isCounted);
        } catch (SalesforceException e) {
            throw failed(e);
        }
    }

    /** A small answer as a whole. */
    List<SObject> all(ReadRequest request) throws RunStop {
        List<SObject> rows = new ArrayList<>();
        try (Answer answer = open(request)) {
            for (SObject row = answer.next(); row != null; row = answer.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** How many records a {@code COUNT()} finds. */
    long count(ReadRequest request) throws RunStop {
        try (Answer answer = open(request)) {
            return answer.size();
        }
    }

    void spend() throws RunStop {
        if (calls >= mostCalls) {
            throw RunStop.budget(mostCalls);
        }
        calls++;
    }

    static RunStop failed(SalesforceException failure) {
        return failure.retryability() == Retryability.AFTER_LIMIT_FREES
                ? RunStop.partial("a limit of the org is used up (" + failure.code() + ")")
                : RunStop.broken("the org could not be read (" + failure.code() + ")", failure);
    }
}
