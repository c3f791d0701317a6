package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A subscription that another thread closes while its call begins, and whose reader asks for events once more. */
@Timeout(60)
class LateDemandTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final HeldResolver resolver = new HeldResolver(org.pubsubEndpoint());
    private final SalesforceClient client = SalesforceClient.builder(
                    login -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .with(PubSubApi.builder()
                    .endpoint(HeldResolver.ENDPOINT)
                    .plainText()
                    .organizationId(org.orgId())
                    .patience(Duration.ofSeconds(10))
                    .module())
            .build();

    @AfterEach
    void closeAll() {
        client.close();
        resolver.close();
        org.close();
    }

    @Test
    void itIsToldOfTheEndAndOtherSubscriptionsOfTheClientWork() throws Exception {
        org.events().publish(EventOrg.CHANNEL, Map.of("Text__c", "one"));
        EventConnection closed = open();
        closed.ready(4);
        resolver.awaitStart();
        closed.close();

        assertThatThrownBy(() -> closed.ready(100))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("was closed");
        resolver.letGo();

        try (EventConnection other = open()) {
            EventPage page = other.next(1);
            assertThat(page.events()).hasSize(1);
        }
    }

    private EventConnection open() {
        return client.api(PubSubApi.class).events().open(EventOrg.CHANNEL, ReplayPosition.earliest());
    }
}
