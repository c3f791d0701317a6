package io.sfsdk.soap;

import java.util.HashSet;
import java.util.Set;

/**
 * The headers of a request and the operations that know them; others get none.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/soap_headers.htm">SOAP API Developer Guide, SOAP
 *     Headers</a>
 */
enum SoapHeader {
    ALL_OR_NONE("AllOrNoneHeader", "create", "update", "upsert", "delete", "undelete"),
    ALLOW_FIELD_TRUNCATION("AllowFieldTruncationHeader", Operations.DML, "process"),
    ASSIGNMENT_RULE("AssignmentRuleHeader", "create", "update", "upsert", "merge"),
    DUPLICATE_RULE("DuplicateRuleHeader", Operations.DML, "process", "findDuplicates", "findDuplicatesByIds"),
    EMAIL("EmailHeader", "create", "update", "upsert", "delete", "merge", "resetPassword"),
    MRU("MruHeader", "create", "update", "upsert", "merge", "query", "retrieve"),
    OWNER_CHANGE("OwnerChangeOptions", "update", "upsert"),
    LOCALE("LocaleOptions", Operations.DML, "describeSObjects"),
    PACKAGE_VERSION(
            "PackageVersionHeader",
            Operations.DML,
            "query",
            "queryAll",
            "queryMore",
            "retrieve",
            "describeGlobal",
            "describeSObjects",
            "search"),
    DISABLE_FEED_TRACKING("DisableFeedTrackingHeader", Operations.DML, "process"),
    STREAMING_ENABLED("StreamingEnabledHeader", Operations.DML, "process"),
    USER_TERRITORY_DELETE("UserTerritoryDeleteHeader", "delete"),
    DEBUGGING("DebuggingHeader", Operations.DML),
    QUERY("QueryOptions", "query", "queryAll", "queryMore", "retrieve");

    final String element;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<String> operations;

    SoapHeader(String element, String... operations) {
        this.element = element;
        Set<String> all = new HashSet<>();
        for (String operation : operations) {
            all.addAll(Set.of(operation.split(" ")));
        }
        this.operations = Set.copyOf(all);
    }

    boolean isFor(String operation) {
        return operations.contains(operation);
    }

    private static final class Operations {
        static final String DML = "create update upsert delete undelete merge convertLead";
    }
}
