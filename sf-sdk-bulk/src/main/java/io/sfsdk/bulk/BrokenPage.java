package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import java.io.IOException;

/** What a page of results means that was broken at its head already. */
final class BrokenPage {
    private BrokenPage() {}

    static SalesforceException of(HttpRequest request, IOException failure) {
        String attempt = request.describe() + " was answered, but ";
        return failure instanceof MisshapenException
                ? new ProtocolException(
                        attempt + "the body holds " + failure.getMessage(), Retryability.AFTER_DELAY, null, failure)
                : new TransportException(attempt + "the body could not be read to its end", Delivery.UNKNOWN, failure);
    }
}
