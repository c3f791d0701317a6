package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.rest.Sosl;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.List;

/**
 * search: records in which the words are found. No answer tells a queryId.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_search.htm">search()</a>
 */
final class SearchOperation implements Operation {
    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        List<ResultRow> found = Sosl.find(call.view(), call.text("searchString"));
        RowXml rows = new RowXml(xml, call.view().schema(), false, (name, children) -> xml.nil(name));
        xml.open("result");
        for (ResultRow row : found) {
            xml.open("searchRecords");
            rows.query("record", row);
            xml.close();
        }
        xml.close();
    }
}
