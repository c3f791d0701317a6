package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.preflight.PreflightReport;
import io.sfsdk.rest.Limit;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.Workload;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** How long does it try, and how much of the org's allocation does it use? */
public final class RetriesAndLimits {
    private RetriesAndLimits() {}

    /** Only what may be repeated is repeated, whatever the policy says. */
    public static SalesforceClient patient(TokenSource login, HttpTransport transport) {
        // tag::retry
        SalesforceClient client = SalesforceClient.builder(login)
                .transport(transport)
                .retry(new RetryPolicy(
                        5, new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30)), Duration.ofMinutes(5)))
                .build();
        // end::retry
        return client;
    }

    /** Asks before a large job whether the day's calls suffice. */
    public static boolean isRoomFor(SalesforceClient client, long records) {
        // tag::limits
        ApiChoice choice = client.plan(
                Workload.write(new WriteOperation.Insert(), "Contact").of(records));
        long calls = choice.estimatedCalls().orElseThrow(); // and choice.reason() says why this API
        Map<String, Limit> limits = client.rest().limits();
        return Objects.requireNonNull(limits.get("DailyApiRequests")).remaining() > calls;
        // end::limits
    }

    /** Looks before a job runs for what will go wrong; some seven calls, nothing is changed. */
    public static PreflightReport look(SalesforceClient client, WatermarkStore positions, DeadLetterSink letters) {
        // tag::preflight
        PreflightReport report = client.preflight()
                .reads("Account", 50_000, "Id", "Name", "SystemModstamp")
                .upserts("Contact", 20_000, "External_Id__c", "LastName", "Email")
                .positions(positions)
                .deadLetters(letters)
                .maxFailedRecords(100)
                .run();
        System.out.println(report.describe()); // each finding with its severity and what to do
        // end::preflight
        return report;
    }

    /** What every answer tells by the way, at no cost. */
    public static double shareUsed(SalesforceClient client) {
        // tag::usage
        return client.usage().map(ApiUsage::share).orElse(0.0);
        // end::usage
    }
}
