package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapDescribeTest {
    @Test
    void severalObjectsAreDescribedInTheirOrder(SimulatedOrg org) {
        String result = new SoapClient(org)
                .result(
                        "<p:describeSObjects><p:sObjectType>contact</p:sObjectType><p:sObjectType>Account</p:sObjectType>"
                                + "</p:describeSObjects>");

        assertThat(result.indexOf("<keyPrefix>003</keyPrefix>"))
                .isLessThan(result.indexOf("<keyPrefix>001</keyPrefix>"));
        assertThat(result)
                .contains("<length>80</length><name>LastName</name><nameField>false</nameField>")
                .contains("<soapType>tns:ID</soapType>")
                .contains("<type>reference</type>")
                .contains("<referenceTo>Account</referenceTo><relationshipName>Account</relationshipName>")
                .doesNotContain("<urls>");
    }

    @Test
    void describeGlobalNamesAllObjects(SimulatedOrg org) {
        String result = new SoapClient(org).result("<p:describeGlobal/>");

        assertThat(result)
                .startsWith(
                        "<result><encoding>UTF-8</encoding><maxBatchSize>200</maxBatchSize><sobjects><activateable>")
                .contains("<keyPrefix>001</keyPrefix><label>Account</label><labelPlural>Accounts</labelPlural>");
    }

    @Test
    void anUnknownObjectIsAFault(SimulatedOrg org) {
        String result = new SoapClient(org)
                .result("<p:describeSObject><p:sObjectType>Nope__c</p:sObjectType></p:describeSObject>");

        assertThat(result)
                .contains("<sf:InvalidSObjectFault xsi:type=\"sf:InvalidSObjectFault\">")
                .contains("INVALID_TYPE: sObject type 'Nope__c' is not supported.");
    }

    @Test
    void theUserIsTold(SimulatedOrg org) {
        String result = new SoapClient(org).result("<p:getUserInfo/>");

        assertThat(result)
                .contains("<organizationId>" + org.orgId() + "</organizationId><organizationMultiCurrency>false")
                .contains("<roleId xsi:nil=\"true\"/><sessionSecondsValid>7200</sessionSecondsValid>"
                        + "<userDefaultCurrencyIsoCode xsi:nil=\"true\"/><userEmail>" + org.username() + "</userEmail>")
                .contains("<userId>" + org.userId() + "</userId>");
    }

    @Test
    void changesAndDeletionsOfAWindowAreTold(SimulatedOrg org) {
        String changed = org.insert("Account", Map.of("Name", "A"));
        String deleted = org.insert("Account", Map.of("Name", "B"));
        org.delete(deleted);
        org.clock().advance(Duration.ofMinutes(10));

        String updates = new SoapClient(org).result(window("getUpdated"));
        String deletes = new SoapClient(org).result(window("getDeleted"));

        assertThat(updates)
                .isEqualTo("<result><ids>" + changed
                        + "</ids><latestDateCovered>2026-01-01T12:09:00.000Z</latestDateCovered></result>");
        assertThat(deletes)
                .startsWith("<result><deletedRecords><deletedDate>2026-01-01T12:00:00.000Z</deletedDate><id>" + deleted
                        + "</id></deletedRecords><earliestDateAvailable>")
                .endsWith("<latestDateCovered>2026-01-01T12:09:00.000Z</latestDateCovered></result>");
    }

    private static String window(String operation) {
        return "<p:" + operation
                + "><p:sObjectType>Account</p:sObjectType><p:startDate>2026-01-01T12:00:00Z</p:startDate>"
                + "<p:endDate>2026-01-01T13:09:00+01:00</p:endDate></p:" + operation + ">";
    }
}
