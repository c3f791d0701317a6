package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.mapping.MappedField;
import io.sfsdk.mapping.RecordMapping;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How do records become values of my own classes? */
public final class Mapping {
    /** A customer, as this program sees an account. */
    public record Customer(
            @Nullable RecordId id, String name, @Nullable BigDecimal revenue) {}

    private final SalesforceClient client;
    private final RecordMapping<Customer> customers = mapping();

    public Mapping(SalesforceClient client) {
        this.client = client;
    }

    private static RecordMapping<Customer> mapping() {
        // tag::mapping
        RecordMapping.Builder<Customer> mapping = RecordMapping.of("Account");
        MappedField<Customer, RecordId> id = mapping.readOnly().id("Id", Customer::id);
        MappedField<Customer, String> name = mapping.text("Name", Customer::name);
        MappedField<Customer, BigDecimal> revenue = mapping.decimal("AnnualRevenue", Customer::revenue);
        RecordMapping<Customer> customers =
                mapping.build(row -> new Customer(row.get(id), row.required(name), row.get(revenue)));
        // end::mapping
        return customers;
    }

    /** All customers with a revenue. */
    public List<Customer> read() {
        // tag::read
        SoqlQuery query = Soql.select(customers.fields().toArray(String[]::new))
                .from("Account")
                .where(Soql.field("AnnualRevenue").gt(0))
                .orderBy("Name")
                .build();
        try (RecordCursor rows = client.query(query)) {
            return rows.stream().map(customers::from).toList();
        }
        // end::read
    }

    /** Null revenues leave the org's value as it is; a mapping can clear as well. */
    public BatchSummary write(List<Customer> changed, DeadLetterSink letters) {
        // tag::write
        return client.batch("Account")
                .insert()
                .deadLetters(letters)
                .build()
                .run(changed.stream().map(customers::toRecord));
        // end::write
    }
}
