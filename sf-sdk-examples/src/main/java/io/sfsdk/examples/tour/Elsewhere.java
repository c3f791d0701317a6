package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** How do I call on other threads, or a resource that has no method yet? */
public final class Elsewhere {
    private final SalesforceClient client;

    public Elsewhere(SalesforceClient client) {
        this.client = client;
    }

    /** The same calls as futures. */
    public CompletableFuture<RecordId> onAnExecutor(Executor executor, SObject account) {
        // tag::async
        CompletableFuture<RecordId> id =
                client.async(executor).call(org -> org.records("Account").create(account));
        // end::async
        return id;
    }

    /** Any resource, with log-in, retries and errors like all others. */
    public String rawRequest() throws IOException {
        // tag::raw
        try (HttpResponse answer = client.rest().send(client.rest().get("/sobjects/Account"))) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
        // end::raw
    }
}
