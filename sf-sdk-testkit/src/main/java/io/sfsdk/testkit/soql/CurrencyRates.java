package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts in the currency of the user who asks: divided by the rate of the record's currency, times the rate of the user's.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm">Querying
 *     Currency Fields in Multi-Currency Orgs</a>
 */
final class CurrencyRates {
    static final String OBJECT = "CurrencyType";

    private final Map<String, BigDecimal> rates;
    private final BigDecimal ofUser;

    private CurrencyRates(Map<String, BigDecimal> rates, BigDecimal ofUser) {
        this.rates = rates;
        this.ofUser = ofUser;
    }

    static CurrencyRates of(OrgView view) {
        Map<String, BigDecimal> rates = new HashMap<>();
        view.rows(OBJECT, false).forEach(row -> rates.put(text(row, "IsoCode"), rate(row)));
        String code = view.row("User", view.userId())
                .map(user -> text(user, "DefaultCurrencyIsoCode"))
                .orElse("");
        return new CurrencyRates(rates, rates.getOrDefault(code, BigDecimal.ONE));
    }

    private static String text(Row row, String field) {
        return String.valueOf(row.value(field));
    }

    private static BigDecimal rate(Row row) {
        return row.value("ConversionRate") instanceof BigDecimal rate ? rate : BigDecimal.ONE;
    }

    @Nullable
    Object converted(@Nullable Object amount, @Nullable Object code, @Nullable Field field) {
        if (!(amount instanceof BigDecimal number)) {
            return amount;
        }
        BigDecimal own = rates.getOrDefault(String.valueOf(code), BigDecimal.ONE);
        BigDecimal result = number.multiply(ofUser).divide(own, MathContext.DECIMAL64);
        return field == null ? result : result.setScale(field.scale(), RoundingMode.HALF_UP);
    }
}
