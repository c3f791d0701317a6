package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The records every org has from its first day. */
final class Founders {
    static final String ORGANIZATION = "00D";
    static final String INTEGRATION_USERNAME = "integration@sfsdk.example";

    private final IdSpace ids;
    private final BiConsumer<String, List<Map<String, Object>>> loader;

    Founders(IdSpace ids, BiConsumer<String, List<Map<String, Object>>> loader) {
        this.ids = ids;
        this.loader = loader;
    }

    void move() {
        loader.accept(
                "Organization",
                List.of(Map.of("Name", "sf-sdk Simulated Org", "InstanceName", "TK0", "Country", "US")));
        loader.accept(
                "Profile",
                List.of(
                        Map.of("Name", "System Administrator"),
                        Map.of("Name", "Salesforce API Only System Integrations")));
        loader.accept(
                "User",
                List.of(
                        user("admin@sfsdk.example", "Org", "Admin", "admin", 0),
                        user(INTEGRATION_USERNAME, "Integration", "User", "integ", 1)));
        loader.accept(
                "Pricebook2", List.of(Map.of("Name", "Standard Price Book", "IsActive", true, "IsStandard", true)));
    }

    /** One for each currency of the schema; the default is the corporate one. */
    static List<Map<String, Object>> currencies(Field codes) {
        return codes.picklistValues().stream()
                .map(code -> Map.<String, Object>of(
                        "IsoCode",
                        code.value(),
                        "ConversionRate",
                        1,
                        "DecimalPlaces",
                        2,
                        "IsActive",
                        true,
                        "IsCorporate",
                        code.defaultValue()))
                .toList();
    }

    private Map<String, Object> user(String username, String first, String last, String alias, int profile) {
        return Map.ofEntries(
                Map.entry("Username", username),
                Map.entry("FirstName", first),
                Map.entry("LastName", last),
                Map.entry("Alias", alias),
                Map.entry("CommunityNickname", alias),
                Map.entry("Email", username),
                Map.entry("ProfileId", ids.id("00e", profile)));
    }

    static String adminId(IdSpace ids) {
        return ids.id("005", 0);
    }

    static String integrationUserId(IdSpace ids) {
        return ids.id("005", 1);
    }
}
