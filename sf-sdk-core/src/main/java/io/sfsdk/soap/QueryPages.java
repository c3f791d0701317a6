package io.sfsdk.soap;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.LinkedPages;
import io.sfsdk.read.ReadRequest;

/** The pages of one answer: they share what is known of its records' shapes. */
final class QueryPages implements LinkedPages {
    private final PageCalls calls;
    private final Layouts layouts = new Layouts();

    QueryPages(PageCalls calls) {
        this.calls = calls;
    }

    @Override
    public LinkedPage first(ReadRequest request) {
        return calls.first(request.query().text(), request.includeDeleted(), layouts)
                .linked();
    }

    @Override
    public LinkedPage at(String locator) {
        LinkedPage page = calls.at(locator, layouts).linked();
        if (locator.equals(page.next())) {
            throw new ProtocolException(
                    "a query's pages go in a circle: one names itself as the next; run the query again",
                    Retryability.AFTER_DELAY,
                    null,
                    null);
        }
        return page;
    }
}
