package io.sfsdk.rest;

import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.LinkedPages;
import io.sfsdk.read.ReadRequest;

/** The pages of one answer: they share what is known of its records' shapes, and which links were followed. */
final class QueryPages implements LinkedPages {
    private final PageCalls calls;
    private final Layouts layouts = new Layouts();
    private final Locators locators = new Locators();

    QueryPages(PageCalls calls) {
        this.calls = calls;
    }

    @Override
    public LinkedPage first(ReadRequest request) {
        return followed(calls.first(request.query().text(), request.includeDeleted(), layouts)
                .linked());
    }

    @Override
    public LinkedPage at(String link) {
        return followed(calls.at(link, layouts).linked());
    }

    /** A page whose link may be followed, if it has one. */
    LinkedPage followed(LinkedPage page) {
        if (page.next() != null) {
            locators.follow(page.next());
        }
        return page;
    }
}
