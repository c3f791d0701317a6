package io.sfsdk.pubsub;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.OrgAccess;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Choices for a {@link PubSubApi}; each has a default. Not for concurrent use. */
public final class PubSubBuilder {
    private String endpoint = "api.pubsub.salesforce.com:7443";
    private boolean isPlain;
    private List<TrustManager> trusted = List.of();
    private @Nullable String organizationId;
    private Duration patience = Duration.ofSeconds(30);

    PubSubBuilder() {}

    /**
     * Where the service is. Default: {@code api.pubsub.salesforce.com:7443}; data that must stay in Germany goes to {@code
     * api.deu.pubsub.salesforce.com:7443}.
     *
     * @param hostAndPort for example {@code api.deu.pubsub.salesforce.com:443}
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/pub-sub-endpoints.html">Pub/Sub API,
     *     Endpoints</a>
     */
    public PubSubBuilder endpoint(String hostAndPort) {
        if (!hostAndPort.matches("[^/:\\s]+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "an endpoint is a host and a port, as in api.pubsub.salesforce.com:7443," + " got " + hostAndPort);
        }
        this.endpoint = hostAndPort;
        return this;
    }

    /** Without TLS, for a simulated org: Salesforce does not answer so, and the session would be readable on the way. */
    public PubSubBuilder plainText() {
        this.isPlain = true;
        return this;
    }

    /**
     * Whom to believe that they are the endpoint, in place of the authorities that the JVM knows: for a proxy that speaks TLS in the
     * service's name, or a simulated org. The endpoint's name is checked all the same.
     *
     * @param managers for example those of a {@link javax.net.ssl.TrustManagerFactory}
     */
    public PubSubBuilder trusting(TrustManager... managers) {
        if (managers.length == 0) {
            throw new IllegalArgumentException("to trust nobody leaves nobody to speak to");
        }
        this.trusted = List.of(managers);
        return this;
    }

    /** The org's id, 15 or 18 characters, for logins that do not tell it. Default: what the login tells. */
    public PubSubBuilder organizationId(String id) {
        this.organizationId = id;
        return this;
    }

    /** Longest wait for one answer, and for another thread's login. Default: 30 seconds. */
    public PubSubBuilder patience(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("the longest wait must be more than nothing, got " + longest);
        }
        this.patience = longest;
        return this;
    }

    /**
     * For {@code SalesforceClient.builder(login).with(...)}.
     *
     * @throws IllegalArgumentException if it is to trust somebody and to speak without TLS
     */
    public ApiModule<PubSubApi> module() {
        if (isPlain && !trusted.isEmpty()) {
            throw new IllegalArgumentException(
                    "plainText() speaks to whoever answers, so trusting(...) would promise what nobody keeps: choose"
                            + " one");
        }
        return this::connect;
    }

    private ChannelCredentials credentials() {
        if (isPlain) {
            return InsecureChannelCredentials.create();
        }
        return trusted.isEmpty()
                ? TlsChannelCredentials.create()
                : TlsChannelCredentials.newBuilder()
                        .trustManager(trusted.toArray(TrustManager[]::new))
                        .build();
    }

    private ApiParts<PubSubApi> connect(OrgAccess org) {
        Connection connection = new Connection(endpoint, credentials());
        Calls calls = new Calls(connection, new Session(org.session(), organizationId, patience), patience);
        Schemas schemas = new Schemas(calls::schema);
        EventReader reader = new EventReader(schemas, org.clock());
        PubSubTransport events = new PubSubTransport(calls, reader, org.clock(), patience, org.events());
        Managed managed = new Managed(calls, reader, org.clock(), patience, org.events());
        return ApiParts.of(new PubSubApi(events, managed, new EventPublisher(calls, schemas, org, patience)))
                .events(events)
                .closing(connection::close);
    }
}
