package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Origin;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs subrequests in order, each seeing what the ones before it answered. */
final class SubRun {
    private final OrgStore store;
    private final Dispatcher dispatcher;

    SubRun(OrgStore store, Dispatcher dispatcher) {
        this.store = store;
        this.dispatcher = dispatcher;
    }

    /** Each on its own: one that depends on a failed one is halted, the others go on. */
    List<SubAnswer> independent(List<SubRequest> requests, Call call) {
        return run(requests, call, null, false);
    }

    /**
     * All or none. What was rolled back says so, except collections: their rows keep saying that they were saved.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite_post.htm">Composite,
     *     allOrNone</a>
     */
    List<SubAnswer> allOrNone(List<SubRequest> requests, Call call) {
        try (Transaction transaction = store.beginAs(call.view().userId()).origin(call.origin())) {
            List<SubAnswer> answers = run(requests, call, transaction, true);
            if (answers.stream().noneMatch(SubAnswer::failed)) {
                transaction.commit();
                return answers;
            }
            return withoutEffect(answers, requests);
        }
    }

    private List<SubAnswer> run(
            List<SubRequest> requests, Call call, @Nullable Transaction joined, boolean stopsAtFailure) {
        References references = new References();
        List<SubAnswer> answers = new ArrayList<>();
        for (SubRequest request : requests) {
            SubAnswer answer = one(request, references, call, joined);
            answers.add(answer);
            if (!answer.failed()) {
                references.add(request.referenceId(), answer.value());
            } else if (stopsAtFailure) {
                break;
            }
        }
        return answers;
    }

    private SubAnswer one(SubRequest request, References references, Call call, @Nullable Transaction joined) {
        SubRequest filled;
        try {
            filled = references.fill(request);
        } catch (References.Dangling e) {
            return SubAnswer.halted(request, String.valueOf(e.getMessage()));
        }
        if (!filled.url().startsWith("/services/data/") || filled.url().contains("/composite/graph")) {
            return new SubAnswer(request, ApiRefusal.notFound().response());
        }
        Response response = dispatcher.answer(
                Origin.passOn(call.request().headers(), filled.asRequest()),
                call.view().userId(),
                joined);
        return new SubAnswer(request, response);
    }

    /** The first failure keeps its words. */
    private static List<SubAnswer> withoutEffect(List<SubAnswer> answers, List<SubRequest> requests) {
        List<SubAnswer> told = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (i >= answers.size()) {
                told.add(new SubAnswer(requests.get(i), Response.empty(200)).rolledBack());
            } else {
                SubAnswer answer = answers.get(i);
                boolean isCollection = requests.get(i).url().contains("/composite/sobjects");
                told.add(answer.failed() || isCollection ? answer : answer.rolledBack());
            }
        }
        return told;
    }
}
