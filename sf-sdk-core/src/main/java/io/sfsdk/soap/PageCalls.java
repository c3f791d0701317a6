package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;

/** Reads one page of a query. */
final class PageCalls {
    private final SoapCalls calls;
    private final FieldKinds kinds;
    private final Duration timeout;

    PageCalls(SoapCalls calls, FieldKinds kinds, Duration timeout) {
        this.calls = calls;
        this.kinds = kinds;
        this.timeout = timeout;
    }

    QueryPage first(String soql, boolean includeDeleted, Layouts layouts) {
        HttpRequest request = calls.request(
                includeDeleted ? "queryAll" : "query", true, timeout, xml -> xml.element("p:queryString", soql));
        return calls.read(request, Disclosure.query(soql), xml -> page(xml, layouts));
    }

    /** The page at a locator, as a page before it named it. */
    QueryPage at(String locator, Layouts layouts) {
        HttpRequest request = calls.request("queryMore", true, timeout, xml -> xml.element("p:queryLocator", locator));
        return calls.read(request, Disclosure.TEXT, xml -> page(xml, layouts));
    }

    private QueryPage page(XmlReader xml, Layouts layouts) throws IOException {
        QueryPage page = null;
        while (xml.nextChild()) {
            if (page == null && xml.local().equals("result") && !xml.isNil()) {
                page = new RecordDecoder(xml, kinds).page(layouts);
            } else {
                xml.skip();
            }
        }
        if (page == null) {
            throw new XmlException("an answer without a page");
        }
        return page;
    }
}
