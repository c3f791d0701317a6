package io.sfsdk.soap;

import io.sfsdk.record.ApiName;

/**
 * What goes to a record's new owner with it. An open set: Salesforce adds to it.
 *
 * @param type the org's word
 * @param execute whether it is done
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_header_ownerchangeoptions.htm">SOAP API
 *     Developer Guide, OwnerChangeOptions</a>
 */
public record OwnerChange(String type, boolean execute) {
    public static final String ENFORCE_NEW_OWNER_HAS_READ_ACCESS = "EnforceNewOwnerHasReadAccess";
    public static final String TRANSFER_OPEN_ACTIVITIES = "TransferOpenActivities";
    public static final String TRANSFER_NOTES_AND_ATTACHMENTS = "TransferNotesAndAttachments";
    public static final String TRANSFER_OTHERS_OPEN_OPPORTUNITIES = "TransferOthersOpenOpportunities";
    public static final String TRANSFER_OWNED_OPEN_OPPORTUNITIES = "TransferOwnedOpenOpportunities";
    public static final String TRANSFER_OWNED_CLOSED_OPPORTUNITIES = "TransferOwnedClosedOpportunities";
    public static final String TRANSFER_OWNED_OPEN_CASES = "TransferOwnedOpenCases";
    public static final String TRANSFER_ALL_OWNED_CASES = "TransferAllOwnedCases";
    public static final String TRANSFER_CONTRACTS = "TransferContracts";
    public static final String TRANSFER_ORDERS = "TransferOrders";
    public static final String TRANSFER_CONTACTS = "TransferContacts";
    public static final String KEEP_ACCOUNT_TEAM = "KeepAccountTeam";
    public static final String KEEP_SALES_TEAM = "KeepSalesTeam";
    public static final String KEEP_SALES_TEAM_GRANT_CURRENT_OWNER_READ_WRITE_ACCESS =
            "KeepSalesTeamGrantCurrentOwnerReadWriteAccess";

    public OwnerChange {
        ApiName.require("an owner change", type);
    }

    public static OwnerChange of(String type) {
        return new OwnerChange(type, true);
    }
}
