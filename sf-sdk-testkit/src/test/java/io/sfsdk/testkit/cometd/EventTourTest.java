package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.payloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of the guide. */
@ExtendWith(SimulatedOrgExtension.class)
class EventTourTest {
    // tag::events
    @Test
    void anAnswerThatIsLostTakesItsEventsAlong(SimulatedOrg org) {
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe("/event/Demo__e");
        org.events().publish("/event/Demo__e", Map.of("Text__c", "lost"));
        org.streaming().cutDeliveries(1);

        assertThatThrownBy(client::connect).hasCauseInstanceOf(IOException.class);
        org.events().publish("/event/Demo__e", Map.of("Text__c", "next"));
        assertThat(payloads(client.connect(), "Text__c")).containsExactly("next");

        org.clock().advance(Duration.ofSeconds(41)); // the client stays away too long
        assertThat(client.connect().get(0)).containsEntry("error", "403::Unknown client");
    }
    // end::events
}
