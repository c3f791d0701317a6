package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How do I ask for records, with values that come from outside? */
public final class Querying {
    private final SalesforceClient client;

    public Querying(SalesforceClient client) {
        this.client = client;
    }

    /** Values are bound by name. Whatever they hold, they stay values. */
    public List<String> names(String industry, List<String> cities) {
        // tag::binds
        String query = "SELECT Name FROM Account WHERE Industry = :industry AND BillingCity IN :cities ORDER BY Name";
        List<String> names = new ArrayList<>();
        try (RecordCursor pages = client.query(query, Map.of("industry", industry, "cities", cities))) {
            while (pages.hasNext()) { // reads the next page when the last is used up
                for (SObject account : pages.next().records()) {
                    names.add(account.text("Name").orElseThrow());
                }
            }
        }
        // end::binds
        return names;
    }

    /** Numbers are exact, dates are dates, parents and children are records. */
    public BigDecimal expected(LocalDate until) {
        // tag::types
        SoqlQuery query = Soql.select("Amount", "CloseDate", "Account.Name")
                .from("Opportunity")
                .where(Soql.field("CloseDate").le(until))
                .orderBy("CloseDate")
                .build();
        try (RecordCursor pages = client.query(query)) {
            return pages.stream()
                    .filter(sale -> sale.parent("Account").isPresent())
                    .map(sale -> sale.decimal("Amount").orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        // end::types
    }

    /** One record of an aggregate. */
    public int count() {
        try (RecordCursor answer = client.query("SELECT COUNT(Id) accounts FROM Account")) {
            SObject row = answer.next().records().get(0);
            return row.decimal("accounts").orElseThrow().intValueExact();
        }
    }
}
