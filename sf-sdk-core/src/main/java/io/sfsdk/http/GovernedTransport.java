package io.sfsdk.http;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;

/** Asks a {@link CallGovernor} before each attempt, so it belongs beneath whatever repeats. Safe to share. */
public final class GovernedTransport implements HttpTransport {
    private final HttpTransport next;
    private final CallGovernor governor;

    public GovernedTransport(HttpTransport next, CallGovernor governor) {
        this.next = next;
        this.governor = governor;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        CallGovernor.Passage passage = governor.enter(request);
        CallGovernor.Ending ending = CallGovernor.Ending.COUNTED;
        try {
            PeekedLimit answer = PeekedLimit.of(next.send(request));
            ending = answer.ending();
            return answer.response();
        } catch (TransportException e) {
            ending = e.delivery() == Delivery.NOT_SENT ? CallGovernor.Ending.NOT_SENT : ending;
            throw e;
        } finally {
            passage.end(ending);
        }
    }
}
