package io.sfsdk;

import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.PendingCall;
import io.sfsdk.http.CallGovernor;
import io.sfsdk.http.HttpRequest;

/**
 * Has an account pay for each call of a client. Long polls of CometD are no API requests and would hold a place for minutes, so they
 * pass; what they bring counts as delivered events.
 */
record AccountGovernor(BudgetAccount account) implements CallGovernor {
    @Override
    public Passage enter(HttpRequest request) {
        if (isLongPoll(request)) {
            return how -> {};
        }
        PendingCall call = account.beginCall(request.timeout());
        return how -> {
            switch (how) {
                case COUNTED -> call.counted();
                case NOT_SENT -> call.notSent();
                case OVER_TOTAL -> call.overTotal();
                case OVER_CONCURRENCY -> call.overConcurrency();
            }
        };
    }

    private static boolean isLongPoll(HttpRequest request) {
        return request.target().contains("/cometd/");
    }
}
