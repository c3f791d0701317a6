package io.sfsdk.pubsub;

import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.OrgAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Choices for a {@link PubSubApi}; each has a default. Not for concurrent use. */
public final class PubSubBuilder {
    private String endpoint = "api.pubsub.salesforce.com:7443";
    private boolean isPlain;
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

    /** For {@code SalesforceClient.builder(login).with(...)}. */
    public ApiModule<PubSubApi> module() {
        return this::connect;
    }

    private ApiParts<PubSubApi> connect(OrgAccess org) {
        Connection connection = new Connection(endpoint, isPlain);
        Calls calls = new Calls(connection, new Session(org.session(), organizationId, patience), patience);
        Schemas schemas = new Schemas(calls::schema);
        EventReader reader = new EventReader(schemas, org.clock());
        PubSubTransport events = new PubSubTransport(calls, reader, org.clock(), patience);
        return ApiParts.of(new PubSubApi(events, new EventPublisher(calls, schemas, org)))
                .events(events)
                .closing(connection::close);
    }
}
