package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import org.jspecify.annotations.Nullable;

/**
 * getServerTimestamp and getUserInfo.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getuserinfo_getuserinforesult.htm">GetUserInfoResult</a>
 */
final class UserOperations {
    private static final long MOST_BYTES_OF_A_FILE = 26_214_400;

    private final SoapContext context;

    UserOperations(SoapContext context) {
        this.context = context;
    }

    void timestamp(SoapCall call, XmlWriter xml) {
        xml.open("result").leaf("timestamp", Values.dateTime(call.view().now())).close();
    }

    void info(SoapCall call, XmlWriter xml) {
        info(call.view(), "result", xml);
    }

    /** What is told of the user of a view. */
    void info(OrgView view, String element, XmlWriter xml) {
        OrgView all = context.store().view(view.userId());
        String orgId = context.store().organizationId();
        Row user = all.row("User", view.userId()).orElseThrow();
        boolean multiCurrency = all.schema().object("CurrencyType").isPresent();
        xml.open(element).leaf("accessibilityMode", false).leaf("chatterExternal", false);
        xml.leaf("currencySymbol", multiCurrency ? null : "$");
        xml.leaf("orgAttachmentFileSizeLimit", MOST_BYTES_OF_A_FILE);
        xml.leaf("orgDefaultCurrencyIsoCode", "USD").leaf("orgDefaultCurrencyLocale", "en_US");
        xml.leaf("orgDisallowHtmlAttachments", false).leaf("orgHasPersonAccounts", false);
        xml.leaf("organizationId", orgId).leaf("organizationMultiCurrency", multiCurrency);
        xml.leaf(
                "organizationName",
                all.row("Organization", orgId).map(row -> text(row, "Name")).orElse(""));
        xml.leaf("profileId", text(user, "ProfileId")).leaf("roleId", text(user, "UserRoleId"));
        xml.leaf("sessionSecondsValid", context.gate().sessionSeconds());
        xml.leaf("userDefaultCurrencyIsoCode", multiCurrency ? "USD" : null);
        xml.leaf("userEmail", text(user, "Email")).leaf("userFullName", text(user, "Name"));
        xml.leaf("userId", user.id()).leaf("userLanguage", text(user, "LanguageLocaleKey"));
        xml.leaf("userLocale", text(user, "LocaleSidKey")).leaf("userName", text(user, "Username"));
        xml.leaf("userTimeZone", text(user, "TimeZoneSidKey")).leaf("userType", text(user, "UserType"));
        xml.leaf("userUiSkin", "Theme3").close();
    }

    private static @Nullable String text(Row row, String field) {
        Object value = row.value(field);
        return value == null ? null : value.toString();
    }
}
