package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapMergeTest {
    @Test
    void aMergeTellsWhatItJoinedAndWhatItMoved(SimulatedOrg org) {
        String master = org.insert("Account", Map.of("Name", "M", "Phone", "1"));
        String first = org.insert("Account", Map.of("Name", "A"));
        String second = org.insert("Account", Map.of("Name", "B"));
        String contact = org.insert("Contact", Map.of("LastName", "C", "AccountId", second));

        String result = new SoapClient(org)
                .result("<p:merge>" + request("Account", master, "<so:Fax>2</so:Fax>", first, second.substring(0, 15))
                        + "</p:merge>");

        assertThat(result)
                .isEqualTo("<result><id>" + master + "</id><mergedRecordIds>" + first
                        + "</mergedRecordIds><mergedRecordIds>"
                        + second + "</mergedRecordIds><success>true</success><updatedRelatedIds>" + contact
                        + "</updatedRelatedIds></result>");
        assertThat(org.query("SELECT AccountId, Account.Fax, Account.Phone FROM Contact")
                        .get(0))
                .hasToString("{AccountId=" + master + ", Account={Fax=2, Phone=1}}");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aFailedRequestRepeatsTheMastersIdAndChangesNothing(SimulatedOrg org) {
        String master = org.insert("Account", Map.of("Name", "M"));
        String loser = org.insert("Account", Map.of("Name", "A"));

        String result = new SoapClient(org)
                .result("<p:merge>" + request("Account", master, "<so:Fax>2</so:Fax>", "0011500000000")
                        + request("Account", master, "", loser) + "</p:merge>");

        assertThat(result)
                .startsWith("<result><errors><message>bad id in recordsToMerge: 0011500000000</message>"
                        + "<statusCode>MALFORMED_ID</statusCode></errors><id>" + master
                        + "</id><success>false</success></result>")
                .endsWith("<success>true</success></result>");
        assertThat(org.query("SELECT Fax FROM Account")).hasToString("[{Fax=null}]");
    }

    @Test
    void onlySomeObjectsAndAtMostThreeRecordsAreMerged(SimulatedOrg org) {
        String one = org.insert("Account", Map.of("Name", "M"));
        String product = org.insert("Product2", Map.of("Name", "P"));

        String four =
                new SoapClient(org).result("<p:merge>" + request("Account", one, "", one, one, one) + "</p:merge>");
        String products =
                new SoapClient(org).result("<p:merge>" + request("Product2", product, "", product) + "</p:merge>");

        assertThat(four).contains("<statusCode>INVALID_MERGE_RECORD</statusCode>");
        assertThat(products).contains("<statusCode>INVALID_TYPE_FOR_OPERATION</statusCode>");
    }

    private static String request(String object, String master, String fields, String... losers) {
        return "<p:request><p:masterRecord><so:type>" + object + "</so:type><so:Id>" + master + "</so:Id>" + fields
                + "</p:masterRecord><p:recordToMergeIds>"
                + String.join("</p:recordToMergeIds><p:recordToMergeIds>", losers)
                + "</p:recordToMergeIds></p:request>";
    }
}
