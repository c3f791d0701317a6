package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CurrencyTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void start() {
        org = SimulatedOrg.builder()
                .schema(SchemaBuilder.standard()
                        .multiCurrency("USD", "EUR", "JPY")
                        .build())
                .start();
        client = new OrgClient(org);
        org.query("SELECT Id, IsoCode FROM CurrencyType").forEach(currency -> {
            Map<String, Double> rates = Map.of("USD", 1.0, "EUR", 0.5, "JPY", 150.0);
            org.update(
                    "CurrencyType",
                    currency.get("Id").toString(),
                    Map.of("ConversionRate", rates.get(currency.get("IsoCode").toString())));
        });
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void aRecordHasTheCorporateCurrencyUnlessItNamesAnother() {
        org.insert("Account", Map.of("Name", "Acme", "AnnualRevenue", 10));
        org.insert("Account", Map.of("Name", "Globex", "AnnualRevenue", 10, "CurrencyIsoCode", "EUR"));

        assertThat(client.query("SELECT CurrencyIsoCode FROM Account ORDER BY Name")
                        .body())
                .containsSubsequence("\"CurrencyIsoCode\":\"USD\"", "\"CurrencyIsoCode\":\"EUR\"");
        assertThat(client.send("POST", "/sobjects/Account", Map.of("Name", "X", "CurrencyIsoCode", "XXX"))
                        .body())
                .contains("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    }

    @Test
    void convertedAmountsAreInTheCurrencyOfTheUser() {
        String account = org.insert("Account", Map.of("Name", "A", "AnnualRevenue", 10, "CurrencyIsoCode", "EUR"));
        org.insert("Contact", Map.of("LastName", "Li", "AccountId", account));

        String inDollars = client.query("SELECT convertCurrency(AnnualRevenue) FROM Account")
                .body();
        org.update("User", org.userId(), Map.of("DefaultCurrencyIsoCode", "JPY"));
        String inYen = client.query("SELECT convertCurrency(AnnualRevenue) FROM Account")
                .body();
        String ofParent = client.query("SELECT convertCurrency(Account.AnnualRevenue) FROM Contact")
                .body();

        assertThat(inDollars).contains("\"AnnualRevenue\":20.0");
        assertThat(inYen).contains("\"AnnualRevenue\":3000.0");
        assertThat(ofParent).contains("\"AnnualRevenue\":3000.0");
    }

    @Test
    void currencyTypesAreToldWithTheirRates() {
        assertThat(client.query("SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType WHERE IsoCode = 'EUR'")
                        .body())
                .contains("\"IsoCode\":\"EUR\",\"ConversionRate\":0.5,\"IsCorporate\":false");
    }

    @Test
    void onlyACurrencyFieldIsConverted() {
        assertThat(client.query("SELECT convertCurrency(NumberOfEmployees) FROM Account")
                        .body())
                .contains("MALFORMED_QUERY");
    }

    @Test
    void resourcesAreAbsentFromVersionsBeforeTheirs() {
        Map<String, Object> body = Map.of("records", List.of());

        assertThat(client.send("POST", "/services/data/v41.0/composite/sobjects", body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.send("POST", "/services/data/v42.0/composite/sobjects", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send("POST", "/services/data/v49.0/composite/graph", Map.of("graphs", List.of()))
                        .statusCode())
                .isEqualTo(404);
    }
}
