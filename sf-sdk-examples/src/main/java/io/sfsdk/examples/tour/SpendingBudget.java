package io.sfsdk.examples.tour;

import io.sfsdk.Ledgers;
import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Cost;
import io.sfsdk.budget.Forecast;
import io.sfsdk.budget.Priority;
import io.sfsdk.budget.Reserve;
import io.sfsdk.budget.Share;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Workload;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.util.List;

/** How much of the org's allocations may a job take, and which API does it go by? */
public final class SpendingBudget {
    private SpendingBudget() {}

    /** One budget for all clients and processes. */
    public static ApiBudget shared(WatermarkStore positions) {
        // tag::budget
        ApiBudget budget = ApiBudget.builder()
                .reserve(Reserve.part(0.2)) // for people and other integrations
                .longCalls(25) // production and sandboxes
                .shared(Ledgers.over(positions, "acme"), 50) // 50 at a time, so that not each call asks the store
                .build();
        // end::budget
        return budget;
    }

    /** A client that spends from it. */
    public static SalesforceClient client(TokenSource login, HttpTransport transport, ApiBudget budget) {
        // tag::strategy
        SalesforceClient client = SalesforceClient.builder(login)
                .transport(transport)
                .budget(budget)
                .strategy(ApiStrategy.salesforceAdvice().preferring("SOAP"))
                .build();
        // end::strategy
        return client;
    }

    /** Looks first, then writes what the share allows. */
    public static BatchOutcome nightly(
            SalesforceClient client,
            ApiBudget budget,
            List<SObject> contacts,
            DeadLetterSink letters,
            WatermarkStore positions) {
        // tag::job
        BudgetAccount account = budget.account("nightly load", Priority.LOW, Share.part(0.3));
        SalesforceClient org = client.spending(account);

        ApiChoice plan =
                org.plan(Workload.write(new WriteOperation.Insert(), "Contact").of(contacts.size()));
        Cost cost = Cost.ofCalls(plan.estimatedCalls().orElseThrow())
                .and(Allocation.INGEST_BATCHES, plan.estimatedBatches().orElse(0));
        Forecast forecast = account.forecast(cost); // resumeAt() says when to look again
        if (forecast.fits()) {
            account.announce(cost); // those of a lower priority leave room for it
        }
        BatchSummary summary = org.batch("Contact")
                .insert()
                .deadLetters(letters)
                .journal(positions, "contacts-2026-03-01") // goes on here after STOPPED_FOR_BUDGET
                .build()
                .run(contacts);
        // end::job
        return summary.outcome();
    }

    /** Why this API? Calls nothing. */
    public static String explained(SalesforceClient client) {
        // tag::explain
        ApiChoice choice = client.plan(
                Workload.write(new WriteOperation.Insert(), "Contact").of(20_000));
        System.out.println(choice.explain()); // what it costs, why, and why not the others
        // end::explain
        return choice.explain();
    }
}
