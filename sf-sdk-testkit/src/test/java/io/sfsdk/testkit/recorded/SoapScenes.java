package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.RowError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What must be there, and what is asked, for the answer of a recorded SOAP call. Most recordings have no request. */
final class SoapScenes {
    private static final Map<String, Object> DEAL =
            Map.of("Name", "Opportunity 1", "StageName", "Prospecting", "CloseDate", "2026-01-31");
    private static final String DEAL_FIELDS =
            "<so:Name>O</so:Name><so:StageName>Prospecting</so:StageName>" + "<so:CloseDate>2026-01-31</so:CloseDate>";
    private static final String QUERY = "SELECT Id, Name, StageName FROM Opportunity</p:queryString>";

    private static final Map<String, Function<SimulatedOrg, String>> BODIES = Map.ofEntries(
            scene("create-ok", org -> "<p:create>" + record(DEAL_FIELDS) + "</p:create>"),
            scene("create-row-failure", org -> refusing(org, "<p:create>" + record(DEAL_FIELDS) + "</p:create>")),
            scene("update-ok", org -> "<p:update>" + record(id(deal(org))) + "</p:update>"),
            scene("update-row-failure", org -> refusing(org, "<p:update>" + record(id(deal(org))) + "</p:update>")),
            scene("delete-ok", org -> "<p:delete><p:ids>" + deal(org) + "</p:ids></p:delete>"),
            scene("delete-row-failure-malformed-id", org -> "<p:delete><p:ids>006i000004DAKd</p:ids></p:delete>"),
            scene("describe-global", org -> "<p:describeGlobal/>"),
            scene("get-user-info", org -> "<p:getUserInfo/>"),
            scene("merge-ok", org -> merge(org, account(org), account(org))),
            scene("merge-failure", org -> merge(org, "0011500000000")),
            scene(
                    "org-id-query",
                    org -> "<p:query><p:queryString>SELECT Id FROM Organization</p:queryString></p:query>"),
            scene("process-submit", org -> "<p:process>" + submit(org) + "</p:process>"),
            scene("query", org -> "<p:query><p:queryString>" + twice(org) + QUERY + "</p:query>"),
            scene("query-all", org -> "<p:queryAll><p:queryString>" + twice(org) + QUERY + "</p:queryAll>"),
            scene(
                    "retrieve",
                    org -> "<p:retrieve><p:fieldList>Id, Name, Description,"
                            + " StageName</p:fieldList><p:sObjectType>Opportunity"
                            + "</p:sObjectType><p:ids>" + deal(org) + "</p:ids></p:retrieve>"),
            scene(
                    "search-empty",
                    org -> "<p:search><p:searchString>FIND {toad} RETURNING Account(Id)</p:searchString></p:search>"),
            scene("upsert", SoapScenes::upsert),
            scene(
                    "send-email-success",
                    org -> "<p:sendEmail><p:messages"
                            + " xsi:type=\"p:SingleEmailMessage\"><p:plainTextBody>x</p:plainTextBody>"
                            + "<p:toAddresses>a@example.com</p:toAddresses></p:messages></p:sendEmail>"),
            scene("fault-invalid-session", org -> "<p:getServerTimestamp/>"),
            scene("fault-invalid-login", org -> login(org, "wrong horse")),
            scene("login", org -> login(org, "correct horse")),
            scene("login-success", org -> login(org, "correct horse")));

    private SoapScenes() {}

    /** The body of the call; null if nobody has written a scene for it. */
    static String body(String id, SimulatedOrg org) {
        String name = id.substring(id.indexOf(':') + 1);
        if (name.startsWith("soap-login")) {
            return login(org, "correct horse");
        }
        if (name.startsWith("soap-convert-lead")) {
            String lead = org.insert("Lead", Map.of("LastName", "L", "Company", "C"));
            return "<p:convertLead><p:leadConverts><p:convertedStatus>Closed - Converted</p:convertedStatus>"
                    + "<p:doNotCreateOpportunity>true</p:doNotCreateOpportunity><p:leadId>" + lead
                    + "</p:leadId></p:leadConverts></p:convertLead>";
        }
        Function<SimulatedOrg, String> body = BODIES.get(name);
        return body == null ? null : body.apply(org);
    }

    private static Map.Entry<String, Function<SimulatedOrg, String>> scene(
            String name, Function<SimulatedOrg, String> body) {
        return Map.entry(name, body);
    }

    private static String record(String fields) {
        return "<p:sObjects><so:type>Opportunity</so:type>" + fields + "</p:sObjects>";
    }

    private static String id(String id) {
        return "<so:Id>" + id + "</so:Id>";
    }

    private static String deal(SimulatedOrg org) {
        return org.insert("Opportunity", DEAL);
    }

    private static String twice(SimulatedOrg org) {
        deal(org);
        deal(org);
        return "";
    }

    private static String account(SimulatedOrg org) {
        return org.insert("Account", Map.of("Name", "A"));
    }

    /** The row is refused without a field to blame. */
    private static String refusing(SimulatedOrg org, String body) {
        org.data()
                .addRule(attempt -> List.of(RowError.of(
                        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                        "insufficient access rights on cross-reference id")));
        return body;
    }

    private static String merge(SimulatedOrg org, String... losers) {
        return "<p:merge><p:request><p:masterRecord><so:type>Account</so:type>" + id(account(org))
                + "</p:masterRecord><p:recordToMergeIds>"
                + String.join("</p:recordToMergeIds><p:recordToMergeIds>", losers)
                + "</p:recordToMergeIds></p:request></p:merge>";
    }

    private static String submit(SimulatedOrg org) {
        return "<p:actions xsi:type=\"p:ProcessSubmitRequest\"><p:objectId>" + account(org)
                + "</p:objectId></p:actions>";
    }

    private static String upsert(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-1"));
        String record = "<p:sObjects><so:type>Account</so:type><so:Name>A</so:Name><so:External_Id__c>";
        return "<p:upsert><p:externalIDFieldName>External_Id__c</p:externalIDFieldName>" + record
                + "A-2</so:External_Id__c></p:sObjects>" + record + "A-1</so:External_Id__c></p:sObjects></p:upsert>";
    }

    private static String login(SimulatedOrg org, String password) {
        return "<p:login><p:username>" + org.username() + "</p:username><p:password>" + password
                + "</p:password></p:login>";
    }
}
