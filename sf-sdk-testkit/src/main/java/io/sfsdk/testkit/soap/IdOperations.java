package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.List;
import java.util.function.BiFunction;

/**
 * delete, undelete and emptyRecycleBin: up to 200 ids, of any objects.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_delete.htm">delete()</a>
 */
final class IdOperations {
    private final OrgStore store;

    IdOperations(OrgStore store) {
        this.store = store;
    }

    void delete(SoapCall call, XmlWriter xml) {
        each(call, xml, Transaction::delete);
    }

    void undelete(SoapCall call, XmlWriter xml) {
        each(call, xml, Transaction::undelete);
    }

    /** Only what lies in the recycle bin. */
    void emptyRecycleBin(SoapCall call, XmlWriter xml) {
        each(call, xml, Transaction::purge);
    }

    private void each(SoapCall call, XmlWriter xml, BiFunction<Transaction, String, SaveResult> one) {
        List<String> ids = call.body().texts("ids");
        SObjects.checkCount(ids.size());
        ResultXml answer = new ResultXml(xml, call);
        AllOrNone.save(store, call, ids, one).forEach(answer::done);
    }
}
