package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An endpoint that cannot prove who it is gets no call, and so no session. */
class TlsTest {
    private final SimulatedOrg org = SimulatedOrg.start();

    @AfterEach
    void closeTheOrg() {
        org.close();
    }

    @Test
    void anEndpointThatIsTrustedIsSpokenTo() {
        org.events().publish(EventOrg.CHANNEL, Map.of("Text__c", "e0"));

        try (SalesforceClient client = client(org.pubsubTlsEndpoint(), settings -> settings.trusting(trust()));
                EventConnection connection =
                        client.api(PubSubApi.class).events().open(EventOrg.CHANNEL, ReplayPosition.earliest())) {
            assertThat(connection.next(1).events()).hasSize(1);
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsAnErrorThatSaysSo() {
        try (SalesforceClient client = client(org.pubsubTlsEndpoint(), settings -> settings);
                EventConnection connection =
                        client.api(PubSubApi.class).events().open(EventOrg.CHANNEL, ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(1)).satisfies(TlsTest::isOfTheCertificate);
        }
    }

    /** The certificate is for an address and no name. */
    @Test
    void aCertificateForAnotherNameIsRefused() {
        String endpoint = org.pubsubTlsEndpoint().replace("127.0.0.1", "localhost");
        List<SObject> events = List.of(SObject.of("Demo__e").with("Text__c", "x"));

        try (SalesforceClient client = client(endpoint, settings -> settings.trusting(trust()))) {
            EventPublisher publisher = client.api(PubSubApi.class).publisher();
            assertThatThrownBy(() -> publisher.publish(EventOrg.CHANNEL, events))
                    .satisfies(TlsTest::isOfTheCertificate);
        }
        assertThat(org.events().replayIds(EventOrg.CHANNEL)).isEmpty();
    }

    @Test
    void withoutTlsNothingIsSaidUnlessItWasAskedFor() {
        try (SalesforceClient client = client(org.pubsubEndpoint(), settings -> settings.trusting(trust()));
                EventConnection connection =
                        client.api(PubSubApi.class).events().open(EventOrg.CHANNEL, ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(1)).isInstanceOf(TransportException.class);
        }
        assertThat(org.pubsubStreams().open()).isZero();
    }

    @Test
    void toTrustSomebodyAndToSpeakWithoutTlsContradictEachOther() {
        PubSubBuilder both = PubSubApi.builder().plainText().trusting(trust());

        assertThatThrownBy(both::module)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plainText");
        assertThatThrownBy(() -> PubSubApi.builder().trusting()).isInstanceOf(IllegalArgumentException.class);
    }

    private static void isOfTheCertificate(Throwable thrown) {
        TransportException failure = (TransportException) thrown;
        assertThat(failure).hasMessageContaining("the host's certificate is not trusted");
        assertThat(failure.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    private TrustManager[] trust() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            byte[] pem = org.pubsubCertificatePem().getBytes(StandardCharsets.US_ASCII);
            trusted.setCertificateEntry(
                    "org", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SalesforceClient client(String endpoint, UnaryOperator<PubSubBuilder> trust) {
        return SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .with(trust.apply(PubSubApi.builder()
                                .endpoint(endpoint)
                                .organizationId(org.orgId())
                                .patience(Duration.ofSeconds(20)))
                        .module())
                .build();
    }
}
