package io.sfsdk.testkit.soap;

import java.util.List;
import java.util.Map;

/**
 * The parts of the headers in the order of the WSDL. Headers that a call does not know are passed over; one that is not listed
 * here is, too.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/soap_headers.htm">SOAP headers</a>
 */
final class HeaderOrder {
    private static final Map<String, List<String>> PARTS = Map.ofEntries(
            Map.entry("SessionHeader", List.of("sessionId")),
            Map.entry("CallOptions", List.of("client", "defaultNamespace")),
            Map.entry("QueryOptions", List.of("batchSize")),
            Map.entry("AllOrNoneHeader", List.of("allOrNone")),
            Map.entry("AllowFieldTruncationHeader", List.of("allowFieldTruncation")),
            Map.entry("AssignmentRuleHeader", List.of("assignmentRuleId", "useDefaultRule")),
            Map.entry("DuplicateRuleHeader", List.of("allowSave", "includeRecordDetails", "runAsCurrentUser")),
            Map.entry("EmailHeader", List.of("triggerAutoResponseEmail", "triggerOtherEmail", "triggerUserEmail")),
            Map.entry("MruHeader", List.of("updateMru")),
            Map.entry("OwnerChangeOptions", List.of("options")),
            Map.entry("LocaleOptions", List.of("language", "localizeErrors")),
            Map.entry("PackageVersionHeader", List.of("packageVersions")),
            Map.entry("DisableFeedTrackingHeader", List.of("disableFeedTracking")),
            Map.entry("StreamingEnabledHeader", List.of("streamingEnabled")),
            Map.entry("UserTerritoryDeleteHeader", List.of("transferToUserId")),
            Map.entry("DebuggingHeader", List.of("categories", "debugLevel")),
            Map.entry("LoginScopeHeader", List.of("organizationId", "portalId")));

    private HeaderOrder() {}

    /** @throws SoapFault of the client at the first part that is unknown or out of order */
    static void check(Map<String, Element> headers) {
        headers.forEach((name, header) -> {
            List<String> parts = PARTS.get(name);
            if (parts != null) {
                Operations.checkOrder(header, parts);
            }
        });
    }
}
