package io.sfsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.ApiException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The view whose calls run elsewhere. */
class AsyncViewTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .build();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @AfterEach
    void closeAll() {
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void aCallRunsWhenItsExecutorRunsIt() {
        AsyncView view = client.async(waiting::add);

        CompletableFuture<RecordId> created = view.call(
                it -> it.records("Account").create(SObject.of("Account").with("Name", "Acme")));

        assertThat(created).isNotDone();
        assertThat(org.count("Account")).isZero();
        waiting.remove().run();
        assertThat(created).isCompleted();
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aRefusalCompletesTheFutureAsItWasThrown() {
        AsyncView view = client.async(Runnable::run);

        CompletableFuture<RecordId> refused =
                view.call(it -> it.records("Account").create(SObject.of("Account")));

        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ApiException.class)
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
    }
}
